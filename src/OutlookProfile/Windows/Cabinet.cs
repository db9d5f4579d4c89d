using System;
using System.IO;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>Takes single files out of a cabinet (SetupIterateCabinet, setupapi.h).</summary>
public static class Cabinet
{
    private const uint FileInCabinet = 0x11;
    private const uint NoError = 0;
    private const uint DoIt = 1;
    private const uint Skip = 2;
    private const int LongestPath = 260;

    /// <summary>In FILE_IN_CABINET_INFO_W, after a pointer to the name, two DWORDs and three WORDs: where the file is to go.</summary>
    private const int TargetOffset = 22;

#if NET
    // A pointer to a function: a delegate costs the native action DLL 40 KB.
    private static readonly unsafe IntPtr Callback = (IntPtr)(delegate* unmanaged<IntPtr, uint, IntPtr, IntPtr, uint>)&Answer;
#else
    private static readonly FileCallback Answering = Answer;
    private static readonly IntPtr Callback = Marshal.GetFunctionPointerForDelegate(Answering);

    private delegate uint FileCallback(IntPtr request, uint notification, IntPtr file, IntPtr reserved);
#endif

    /// <param name="cabinet">The cabinet's full path.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="target">The full path of the file to make, of fewer than 260 characters (MAX_PATH).</param>
    /// <exception cref="IOException">There is no such file in it, it is damaged, or the file cannot be made.</exception>
    public static void Extract(string cabinet, string name, string target)
    {
        var request = new Request(name, (target + '\0').ToCharArray());
        if (request.Target.Length > LongestPath)
        {
            throw new TextIOException($"The path of a file from a cabinet must be shorter than {LongestPath} characters: '{target}'");
        }

        var handle = GCHandle.Alloc(request);
        try
        {
            if (!SetupIterateCabinetW(cabinet, 0, Callback, GCHandle.ToIntPtr(handle)))
            {
                throw WindowsError.Last($"Reading cabinet", cabinet);
            }
        }
        finally
        {
            handle.Free();
        }

        if (!request.Found)
        {
            throw new TextIOException($"The cabinet '{cabinet}' has no file '{name}'.");
        }
    }

#if NET
    [UnmanagedCallersOnly]
#endif
    private static uint Answer(IntPtr context, uint notification, IntPtr file, IntPtr reserved)
    {
        if (notification != FileInCabinet)
        {
            return NoError;
        }

        var request = (Request)GCHandle.FromIntPtr(context).Target!;
        if (Marshal.PtrToStringUni(Marshal.ReadIntPtr(file)) != request.Name)
        {
            return Skip;
        }

        request.Found = true;
        Marshal.Copy(request.Target, 0, file + TargetOffset, request.Target.Length);
        return DoIt;
    }

    [DllImport("setupapi.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetupIterateCabinetW(string cabinet, uint reserved, IntPtr callback, IntPtr context);

    private sealed class Request(string name, char[] target)
    {
        public string Name { get; } = name;

        public char[] Target { get; } = target;

        public bool Found { get; set; }
    }
}
