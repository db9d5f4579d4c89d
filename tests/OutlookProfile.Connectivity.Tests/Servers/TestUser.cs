namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>The one user whom the test servers know.</summary>
internal static class TestUser
{
    public const string Name = "alice";
    public const string Password = "Passw0rd!";
    public const string Address = "alice@example.test";

    /// <summary>MD4 of the password in UTF-16LE, which .NET cannot compute.</summary>
    public const string NtHash = "FC525C9683E8FE067095BA2DDC971889";
}
