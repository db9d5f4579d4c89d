using System;
using System.IO;
using System.Runtime.CompilerServices;

[assembly: ReferenceAssembly]

namespace WixToolset.Dtf.WindowsInstaller;

// Signatures of WixToolset.Dtf.WindowsInstaller 5.0.2. A reference assembly is only compiled against, so no body ever runs.
public sealed class Session
{
    private Session()
    {
    }

    public Database Database => throw new NotSupportedException();

    public string this[string property]
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public bool EvaluateCondition(string condition) => throw new NotSupportedException();

    public void DoAction(string action) => throw new NotSupportedException();

    public MessageResult Message(InstallMessage messageType, Record record) => throw new NotSupportedException();
}

public class Database
{
    private Database()
    {
    }

    public View OpenView(string sqlFormat, params object[] args) => throw new NotSupportedException();
}

public class View : IDisposable
{
    private View()
    {
    }

    public void Execute(Record executeParams) => throw new NotSupportedException();

    public Record? Fetch() => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}

public class Record : IDisposable
{
    public Record(int fieldCount) => throw new NotSupportedException();

    public string FormatString
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void SetString(int field, string value) => throw new NotSupportedException();

    public string GetString(int field) => throw new NotSupportedException();

    public Stream GetStream(int field) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class CustomActionAttribute : Attribute;

public enum ActionResult
{
    Success = 0,
    UserExit = 1602,
    Failure = 1603,
}

public enum InstallMessage
{
    Error = 0x01000000,
    Info = 0x04000000,
    ActionData = 0x09000000,
}

public enum MessageResult
{
    Cancel = 2,
}
