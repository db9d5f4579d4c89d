using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Wine;

[TestClass]
public sealed class WineCleanup
{
    [AssemblyCleanup]
    public static void RemovePrefix() => WinePrefix.Remove();
}
