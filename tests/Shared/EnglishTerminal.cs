using System;
using System.Runtime.CompilerServices;

namespace Tests.Shared;

/// <summary>Programs that the tests start speak English, whatever the language of whoever runs the tests.</summary>
internal static class EnglishTerminal
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("LC_ALL", "C.UTF-8");
        Environment.SetEnvironmentVariable("LANGUAGE", null);
    }
}
