using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Files;

/// <summary>The Windows functions for owners and access of files (aclapi.h, sddl.h, securitybaseapi.h).</summary>
internal static class FileSecurity
{
    private const int AlreadyExists = 183;
    private const int NoToken = 1008;
    private const uint SddlRevision1 = 1;
    private const uint TokenQuery = 8;
    private const int TokenUser = 1;
    private const int FileObject = 1;
    private const uint OwnerSecurityInformation = 1;
    private const uint DaclSecurityInformation = 4;
    private const uint ProtectedDaclSecurityInformation = 0x80000000;

    /// <summary>Makes the directory with the given security (SDDL); false when it exists.</summary>
    public static bool CreateDirectory(string path, string descriptor)
    {
        using var security = Parse(descriptor);
        var attributes = new SecurityAttributes
        {
            Length = Marshal.SizeOf<SecurityAttributes>(),
            Descriptor = security.DangerousGetHandle(),
        };
        if (CreateDirectoryW(path, ref attributes))
        {
            return true;
        }

        var error = Marshal.GetLastWin32Error();
        return error == AlreadyExists ? false : throw FileFailure.Of("Creating folder", path, error);
    }

    /// <summary>Replaces the access list by that of the descriptor (SDDL), without inheritance.</summary>
    public static void SetAccess(string path, string descriptor)
    {
        using var security = Parse(descriptor);
        if (!GetSecurityDescriptorDacl(security, out _, out var dacl, out _))
        {
            throw FileFailure.Of("Reading the access list for", path, Marshal.GetLastWin32Error());
        }

        var error = SetNamedSecurityInfoW(
            path, FileObject, DaclSecurityInformation | ProtectedDaclSecurityInformation, IntPtr.Zero, IntPtr.Zero, dacl, IntPtr.Zero);
        if (error != 0)
        {
            throw FileFailure.Of("Protecting folder", path, error);
        }
    }

    public static string OwnerSid(string path)
    {
        var error = GetNamedSecurityInfoW(path, FileObject, OwnerSecurityInformation, out var owner, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out var descriptor);
        if (error != 0)
        {
            throw FileFailure.Of("Reading the owner of", path, error);
        }

        using (descriptor)
        {
            return SidText(owner, path);
        }
    }

    /// <summary>The SID of the user whom the calling thread acts for.</summary>
    public static string CallerSid()
    {
        const string Subject = "the calling user";
        if (!OpenThreadToken(GetCurrentThread(), TokenQuery, true, out var token))
        {
            var error = Marshal.GetLastWin32Error();
            if (error != NoToken)
            {
                throw FileFailure.Of("Opening the token of", Subject, error);
            }

            if (!OpenProcessToken(GetCurrentProcess(), TokenQuery, out token))
            {
                throw FileFailure.Of("Opening the token of", Subject, Marshal.GetLastWin32Error());
            }
        }

        using (token)
        {
            GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out var length);
            var buffer = Marshal.AllocHGlobal((int)length);
            try
            {
                // TOKEN_USER begins with the pointer to the SID, which lies in the same buffer.
                return GetTokenInformation(token, TokenUser, buffer, length, out _)
                    ? SidText(Marshal.ReadIntPtr(buffer), Subject)
                    : throw FileFailure.Of("Reading the SID of", Subject, Marshal.GetLastWin32Error());
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
    }

    private static LocalMemory Parse(string descriptor) =>
        ConvertStringSecurityDescriptorToSecurityDescriptorW(descriptor, SddlRevision1, out var security, IntPtr.Zero)
            ? security
            : throw FileFailure.Of("Reading security descriptor", descriptor, Marshal.GetLastWin32Error());

    private static string SidText(IntPtr sid, string subject)
    {
        if (!ConvertSidToStringSidW(sid, out var text))
        {
            throw FileFailure.Of("Reading the SID of", subject, Marshal.GetLastWin32Error());
        }

        using (text)
        {
            return Marshal.PtrToStringUni(text.DangerousGetHandle())!;
        }
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateDirectoryW(string path, ref SecurityAttributes attributes);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr GetCurrentThread();

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenThreadToken(IntPtr thread, uint access, [MarshalAs(UnmanagedType.Bool)] bool asSelf, out KernelHandle token);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out KernelHandle token);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(KernelHandle token, int kind, IntPtr buffer, uint length, out uint needed);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSidW(IntPtr sid, out LocalMemory text);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out LocalMemory descriptor, IntPtr length);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetSecurityDescriptorDacl(
        LocalMemory descriptor, [MarshalAs(UnmanagedType.Bool)] out bool present, out IntPtr dacl, [MarshalAs(UnmanagedType.Bool)] out bool defaulted);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int GetNamedSecurityInfoW(
        string name, int kind, uint information, out IntPtr owner, IntPtr group, IntPtr dacl, IntPtr sacl, out LocalMemory descriptor);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int SetNamedSecurityInfoW(
        string name, int kind, uint information, IntPtr owner, IntPtr group, IntPtr dacl, IntPtr sacl);

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
