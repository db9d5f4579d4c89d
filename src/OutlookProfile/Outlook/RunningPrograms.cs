using System;
using System.Linq;
using OutlookProfile.Windows;

namespace OutlookProfile.Outlook;

/// <summary>The processes of a machine, as far as this product asks.</summary>
public interface IRunningPrograms
{
    /// <summary>Whether a program runs for a user.</summary>
    /// <param name="fileName">The program's file name, such as OUTLOOK.EXE.</param>
    /// <param name="sid">The user's SID.</param>
    bool Runs(string fileName, string sid);
}

/// <summary>The processes of this machine.</summary>
public sealed class RunningPrograms : IRunningPrograms
{
    public bool Runs(string fileName, string sid) => ProcessList.OwnersOf(fileName).Contains(sid, StringComparer.OrdinalIgnoreCase);
}
