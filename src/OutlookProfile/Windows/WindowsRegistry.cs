using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Windows;

/// <summary>The real registry through advapi32.dll. No handle outlives the call that opened it.</summary>
public sealed class WindowsRegistry : IRegistry
{
    private readonly Root rootKind;
    private readonly string? hive;
    private readonly uint view;

    private WindowsRegistry(Root rootKind, string? hive, uint view)
    {
        this.rootKind = rootKind;
        this.hive = hive;
        this.view = view;
    }

    private enum Root
    {
        CurrentUser,
        UserHive,
        LocalMachine,
    }

    /// <summary>HKEY_CURRENT_USER of the user whom the calling thread acts for (RegOpenCurrentUser), impersonated or not.</summary>
    public static WindowsRegistry ForCurrentUser() => new(Root.CurrentUser, null, 0);

    /// <summary>HKEY_USERS\<paramref name="name"/>: a SID, .DEFAULT, or the name under which a hive was loaded. The hive must be loaded when a member is called.</summary>
    /// <exception cref="ArgumentException">The name is not one key name.</exception>
    public static WindowsRegistry ForUserHive(string name)
    {
        if (name.Length == 0 || name.IndexOf('\\') >= 0 || !RegistryPath.IsValid(name))
        {
            throw new ArgumentException($"'{name}' is no name of a hive below HKEY_USERS: a SID such as S-1-5-21-... is expected.", nameof(name));
        }

        return new WindowsRegistry(Root.UserHive, name, 0);
    }

    /// <summary>HKEY_LOCAL_MACHINE in the given view.</summary>
    public static WindowsRegistry ForLocalMachine(RegistryView view) =>
        new(Root.LocalMachine, null, view == RegistryView.Bits64 ? Advapi32.KeyWow64Key64 : Advapi32.KeyWow64Key32);

    public bool KeyExists(string key)
    {
        using var handle = Open("Opening key", key, Advapi32.KeyQueryValue);
        return handle is not null;
    }

    public IReadOnlyList<string> GetSubKeyNames(string key)
    {
        const string Operation = "Listing the sub-keys of";
        var names = new List<string>();
        using var handle = Open(Operation, key, Advapi32.KeyEnumerateSubKeys);
        if (handle is null)
        {
            return names;
        }

        var buffer = new char[RegistryPath.MaxNameLength + 1];
        for (uint index = 0; ; index++)
        {
            var length = (uint)buffer.Length;
            var error = Advapi32.RegEnumKeyExW(handle, index, buffer, ref length, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero);
            if (error == Advapi32.NoMoreItems)
            {
                return names;
            }

            Check(error, Operation, key);
            names.Add(new string(buffer, 0, (int)length));
        }
    }

    public IReadOnlyList<RegistryValue> GetValues(string key)
    {
        const string Operation = "Listing the values of";
        var values = new List<RegistryValue>();
        using var handle = Open(Operation, key, Advapi32.KeyQueryValue);
        if (handle is null)
        {
            return values;
        }

        var (_, nameLength, dataLength) = QueryInfo(handle, Operation, key);
        var name = new char[nameLength + 1];
        var data = new byte[dataLength];
        for (uint index = 0; ;)
        {
            var nameChars = (uint)name.Length;
            var dataBytes = (uint)data.Length;
            var error = Advapi32.RegEnumValueW(handle, index, name, ref nameChars, IntPtr.Zero, out var type, data, ref dataBytes);
            switch (error)
            {
                case Advapi32.NoMoreItems:
                    return values;
                case Advapi32.MoreData:
                    // Somebody made a value longer since the lengths were asked for.
                    (_, nameLength, dataLength) = QueryInfo(handle, Operation, key);
                    name = new char[Math.Max(name.Length, nameLength + 1)];
                    data = new byte[Math.Max(data.Length, dataLength)];
                    break;
                default:
                    Check(error, Operation, key);
                    values.Add(new RegistryValue(new string(name, 0, (int)nameChars), (RegistryValueType)type, Prefix(data, dataBytes)));
                    index++;
                    break;
            }
        }
    }

    public RegistryValue? GetValue(string key, string name)
    {
        var operation = $"Reading value '{name}' of";
        using var handle = Open(operation, key, Advapi32.KeyQueryValue);
        if (handle is null)
        {
            return null;
        }

        var data = new byte[256];
        while (true)
        {
            var length = (uint)data.Length;
            var error = Advapi32.RegQueryValueExW(handle, name, IntPtr.Zero, out var type, data, ref length);
            switch (error)
            {
                case RegistryException.FileNotFound:
                    return null;
                case Advapi32.MoreData:
                    data = new byte[length];
                    break;
                default:
                    Check(error, operation, key);
                    return new RegistryValue(name, (RegistryValueType)type, Prefix(data, length));
            }
        }
    }

    public void CreateKey(string key)
    {
        using var handle = Create("Creating key", key, Advapi32.KeyQueryValue);
    }

    public void SetValue(string key, RegistryValue value)
    {
        var operation = $"Setting value '{value.Name}' of";
        using var handle = Create(operation, key, Advapi32.KeySetValue);

        // RegSetValueExW takes a NUL that happens to follow an unterminated string for its terminator and stores it too;
        // the two bytes behind the data make sure that there is none.
        var data = value.Data;
        var length = (uint)data.Length;
        Array.Resize(ref data, data.Length + 2);
        data[data.Length - 2] = 0xFF;
        data[data.Length - 1] = 0xFF;
        Check(Advapi32.RegSetValueExW(handle, value.Name, 0, (uint)value.Type, data, length), operation, key);
    }

    public void DeleteValue(string key, string name)
    {
        var operation = $"Deleting value '{name}' of";
        using var handle = Open(operation, key, Advapi32.KeySetValue);
        if (handle is null)
        {
            return;
        }

        var error = Advapi32.RegDeleteValueW(handle, name);
        if (error != RegistryException.FileNotFound)
        {
            Check(error, operation, key);
        }
    }

    public void DeleteKey(string key)
    {
        const string Operation = "Deleting key";
        using (var handle = Open(Operation, key, Advapi32.KeyQueryValue))
        {
            if (handle is null)
            {
                return;
            }

            // RegDeleteKeyExW says "access denied" here, which would send the reader to look for missing rights.
            if (QueryInfo(handle, Operation, key).SubKeys > 0)
            {
                throw new RegistryException(Operation, key, RegistryException.KeyHasChildren);
            }
        }

        if (key.Length == 0)
        {
            throw new RegistryException(Operation, key, RegistryException.AccessDenied);
        }

        using var root = OpenRoot(Operation, key)!;
        var error = Advapi32.RegDeleteKeyExW(root, key, view, 0);
        if (error != RegistryException.FileNotFound)
        {
            Check(error, Operation, key);
        }
    }

    public byte[]? GetSecurity(string key)
    {
        const string Operation = "Reading the security of";
        using var handle = Open(Operation, key, Advapi32.ReadControl);
        if (handle is null)
        {
            return null;
        }

        var descriptor = Array.Empty<byte>();
        while (true)
        {
            var length = (uint)descriptor.Length;
            var error = Advapi32.RegGetKeySecurity(
                handle,
                Advapi32.OwnerSecurityInformation | Advapi32.GroupSecurityInformation | Advapi32.DaclSecurityInformation,
                descriptor,
                ref length);
            if (error == Advapi32.InsufficientBuffer)
            {
                descriptor = new byte[length];
                continue;
            }

            Check(error, Operation, key);
            return descriptor;
        }
    }

    public void SetSecurity(string key, byte[] descriptor)
    {
        const string Operation = "Setting the security of";
        using var handle = Open(Operation, key, Advapi32.ReadControl | Advapi32.WriteDac | Advapi32.WriteOwner)
            ?? throw new RegistryException(Operation, key, RegistryException.FileNotFound);

        // The DACL first and by itself: giving a key to another owner needs a privilege that a user lacks,
        // and must not cost the access rights too.
        var requested = SecurityDescriptor.RequestInheritanceFlag(descriptor);
        Check(Advapi32.RegSetKeySecurity(handle, Advapi32.DaclSecurityInformation, requested), Operation, key);
        Check(
            Advapi32.RegSetKeySecurity(handle, Advapi32.OwnerSecurityInformation | Advapi32.GroupSecurityInformation, requested),
            "Setting the owner of",
            key);
    }

    public void Flush()
    {
        const string Operation = "Flushing";
        using var root = OpenRoot(Operation, "");
        if (root is not null)
        {
            Check(Advapi32.RegFlushKey(root), Operation, "");
        }
    }

    private static void Check(int error, string operation, string key)
    {
        if (error != 0)
        {
            throw new RegistryException(operation, key, error);
        }
    }

    private static bool IsMissing(int error) => error is RegistryException.FileNotFound or Advapi32.PathNotFound;

    private static byte[] Prefix(byte[] buffer, uint length)
    {
        var result = new byte[length];
        Buffer.BlockCopy(buffer, 0, result, 0, (int)length);
        return result;
    }

    private static (uint SubKeys, int NameLength, int DataLength) QueryInfo(RegistryKeyHandle handle, string operation, string key)
    {
        Check(
            Advapi32.RegQueryInfoKeyW(
                handle, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out var subKeys, out _, out _, out _, out var nameLength, out var dataLength, IntPtr.Zero, IntPtr.Zero),
            operation,
            key);
        return (subKeys, (int)nameLength, (int)dataLength);
    }

    /// <summary>The handle of the root, or null when the user's hive is not loaded.</summary>
    private RegistryKeyHandle? OpenRoot(string operation, string key)
    {
        switch (rootKind)
        {
            case Root.LocalMachine:
                return RegistryKeyHandle.Predefined(Advapi32.HkeyLocalMachine);
            case Root.CurrentUser:
                Check(Advapi32.RegOpenCurrentUser(Advapi32.MaximumAllowed, out var user), operation, key);
                return user;
            default:
                using (var users = RegistryKeyHandle.Predefined(Advapi32.HkeyUsers))
                {
                    var error = Advapi32.RegOpenKeyExW(users, hive!, 0, Advapi32.MaximumAllowed, out var handle);
                    if (IsMissing(error))
                    {
                        handle.Dispose();
                        return null;
                    }

                    Check(error, operation, hive + "\\" + key);
                    return handle;
                }
        }
    }

    /// <summary>The open key, or null when it does not exist.</summary>
    private RegistryKeyHandle? Open(string operation, string key, uint access)
    {
        RegistryPath.Require(key);
        using var root = OpenRoot(operation, key);
        if (root is null)
        {
            return null;
        }

        var error = Advapi32.RegOpenKeyExW(root, key, 0, access | view, out var handle);
        if (IsMissing(error))
        {
            handle.Dispose();
            return null;
        }

        Check(error, operation, key);
        return handle;
    }

    private RegistryKeyHandle Create(string operation, string key, uint access)
    {
        RegistryPath.Require(key);
        using var root = OpenRoot(operation, key) ?? throw new RegistryException(operation, hive + "\\" + key, RegistryException.FileNotFound);
        Check(Advapi32.RegCreateKeyExW(root, key, 0, null, 0, access | view, IntPtr.Zero, out var handle, out _), operation, key);
        return handle;
    }
}
