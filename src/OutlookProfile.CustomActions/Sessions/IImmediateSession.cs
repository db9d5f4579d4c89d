namespace OutlookProfile.CustomActions.Sessions;

/// <summary>The installation as an immediate action sees it: its properties and its database. It may change properties, never the machine.</summary>
public interface IImmediateSession : ISession
{
    /// <summary>The value of a property, "" when it has none.</summary>
    string GetProperty(string name);

    void SetProperty(string name, string value);

    /// <summary>Whether a condition holds, in the syntax of the sequence tables ("Conditional Statement Syntax").</summary>
    bool Evaluate(string condition);

    /// <summary>The bytes of a row of the Binary table, with transforms applied.</summary>
    /// <exception cref="Actions.ActionException">There is no such row.</exception>
    byte[] ReadBinary(string name);

    /// <summary>The bytes of a stream of the package itself, such as a cabinet ("_Streams Table"); null when it has none of that name.</summary>
    byte[]? ReadPackageStream(string name);

    /// <summary>A text in the package's language: a row of its UIText table, "" when there is none.</summary>
    string ReadText(string key);

    /// <summary>Runs an action of the package or shows one of its dialogs, and comes back when that is done.</summary>
    void DoAction(string name);
}
