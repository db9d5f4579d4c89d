using System;
using System.IO;

namespace OutlookProfile.Bench.Measuring;

/// <summary>A folder for the time of a measurement: in memory where there is room, because a slow disk's time would hide what is measured.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string InMemory = "/dev/shm";
    private const long Room = 2L << 30;

    public string Path { get; } = HasRoomInMemory()
        ? Directory.CreateDirectory(System.IO.Path.Combine(InMemory, $"outlookprofile-bench-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("outlookprofile-bench-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static bool HasRoomInMemory() => Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= Room;
}
