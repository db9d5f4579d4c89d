using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Windows;

/// <summary>
/// The real registry through advapi32.dll. Keys are opened once, with all the rights that the caller has, and stay open until
/// this is disposed of, so that a hive can be unloaded; a later call opens what it needs again.
/// </summary>
public sealed class WindowsRegistry : IRegistry, IDisposable
{
    /// <summary>REG_LINK (winnt.h).</summary>
    private const uint LinkType = 6;

    private readonly KeyHandles handles = new();
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

    /// <summary>Whether HKEY_USERS\<paramref name="name"/> is loaded.</summary>
    public static bool IsUserHiveLoaded(string name)
    {
        using var users = RegistryKeyHandle.Predefined(Advapi32.HkeyUsers);
        var error = Advapi32.RegOpenKeyExW(users, name, 0, Advapi32.KeyQueryValue, out var handle);
        using (handle)
        {
            return error == 0 || (IsMissing(error) ? false : throw new RegistryException($"Opening hive", name, error));
        }
    }

    /// <summary>HKEY_LOCAL_MACHINE in the given view.</summary>
    public static WindowsRegistry ForLocalMachine(RegistryView view) =>
        new(Root.LocalMachine, null, view == RegistryView.Bits64 ? Advapi32.KeyWow64Key64 : Advapi32.KeyWow64Key32);

    public bool KeyExists(string key)
    {
        Text Operation = $"Opening key";
        return Read(Operation, key, false, handle =>
        {
            QueryInfo(handle, Operation, key);
            return true;
        });
    }

    public IReadOnlyList<string> GetSubKeyNames(string key)
    {
        Text Operation = $"Listing the sub-keys of";
        return Read<IReadOnlyList<string>>(Operation, key, [], handle =>
        {
            var names = new List<string>();
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
        });
    }

    public IReadOnlyList<RegistryValue> GetValues(string key)
    {
        Text Operation = $"Listing the values of";
        return Read<IReadOnlyList<RegistryValue>>(Operation, key, [], handle =>
        {
            var values = new List<RegistryValue>();
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
        });
    }

    public RegistryValue? GetValue(string key, string name)
    {
        Text operation = $"Reading value '{name}' of";
        return Read<RegistryValue?>(operation, key, null, handle =>
        {
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
        });
    }

    public void CreateKey(string key)
    {
        Text Operation = $"Creating key";
        Write(Operation, key, handle => QueryInfo(handle, Operation, key));
    }

    public void SetValue(string key, RegistryValue value)
    {
        Text operation = $"Setting value '{value.Name}' of";

        // RegSetValueExW takes a NUL that happens to follow an unterminated string for its terminator and stores it too;
        // the two bytes behind the data make sure that there is none.
        var data = value.Data;
        var length = (uint)data.Length;
        Array.Resize(ref data, data.Length + 2);
        data[data.Length - 2] = 0xFF;
        data[data.Length - 1] = 0xFF;
        Write(operation, key, handle => Check(Advapi32.RegSetValueExW(handle, value.Name, 0, (uint)value.Type, data, length), operation, key));
    }

    public void DeleteValue(string key, string name)
    {
        Text operation = $"Deleting value '{name}' of";
        Read(operation, key, false, handle =>
        {
            var error = Advapi32.RegDeleteValueW(handle, name);
            if (error != RegistryException.FileNotFound)
            {
                Check(error, operation, key);
            }

            return true;
        });
    }

    public void DeleteKey(string key)
    {
        Text Operation = $"Deleting key";
        if (Read(Operation, key, null, handle => (uint?)QueryInfo(handle, Operation, key).SubKeys) is not { } subKeys)
        {
            return;
        }

        // RegDeleteKeyExW says "access denied" here, which would send the reader to look for missing rights.
        if (subKeys > 0)
        {
            throw new RegistryException(Operation, key, RegistryException.KeyHasChildren);
        }

        if (key.Length == 0)
        {
            throw new RegistryException(Operation, key, RegistryException.AccessDenied);
        }

        if (rootKind == Root.UserHive)
        {
            DeleteChecked(Operation, key);
            return;
        }

        handles.LetGo(key);
        var error = Advapi32.RegDeleteKeyExW(FindRoot(Operation, key), key, view, 0);
        if (error != RegistryException.FileNotFound)
        {
            Check(error, Operation, key);
        }
    }

    public bool MayChange(string key)
    {
        Text Operation = $"Asking for the right to change";
        var access = Advapi32.KeyQueryValue | Advapi32.KeySetValue | Advapi32.KeyCreateSubKey | Advapi32.ReadControl | Advapi32.Delete;
        for (var existing = key; existing.Length > 0; existing = RegistryPath.Parent(existing))
        {
            try
            {
                using var handle = Open(Operation, existing, access);
                if (handle is not null)
                {
                    return true;
                }
            }
            catch (RegistryException refusal) when (refusal.ErrorCode == RegistryException.AccessDenied)
            {
                return false;
            }

            access = Advapi32.KeyCreateSubKey;
        }

        return true;
    }

    public byte[]? GetSecurity(string key)
    {
        Text Operation = $"Reading the security of";
        return Read<byte[]?>(Operation, key, null, handle =>
        {
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
        });
    }

    public void SetSecurity(string key, byte[] descriptor)
    {
        Text Operation = $"Setting the security of";

        // What the kept handle may do was decided by the security that goes away.
        handles.LetGo(key);
        using var handle = Open(Operation, key, Advapi32.ReadControl | Advapi32.WriteDac | Advapi32.WriteOwner)
            ?? throw new RegistryException(Operation, key, RegistryException.FileNotFound);

        // The DACL first and by itself: giving a key to another owner needs a privilege that a user lacks,
        // and must not cost the access rights too.
        var requested = SecurityDescriptor.RequestInheritanceFlag(descriptor);
        Check(Advapi32.RegSetKeySecurity(handle, Advapi32.DaclSecurityInformation, requested), Operation, key);
        Check(
            Advapi32.RegSetKeySecurity(handle, Advapi32.OwnerSecurityInformation | Advapi32.GroupSecurityInformation, requested),
            $"Setting the owner of",
            key);
    }

    public void Flush()
    {
        Text Operation = $"Flushing";
        Check(Advapi32.RegFlushKey(FindRoot(Operation, "")), Operation, "");
    }

    /// <summary>Closes every key. This can still be used, and opens what it needs again.</summary>
    public void Dispose() => handles.Dispose();

    private static void Check(int error, Text operation, string key)
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

    private static (uint SubKeys, int NameLength, int DataLength) QueryInfo(RegistryKeyHandle handle, Text operation, string key)
    {
        Check(
            Advapi32.RegQueryInfoKeyW(
                handle, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out var subKeys, out _, out _, out _, out var nameLength, out var dataLength, IntPtr.Zero, IntPtr.Zero),
            operation,
            key);
        return (subKeys, (int)nameLength, (int)dataLength);
    }

    /// <summary>What a key says, or <paramref name="missing"/> when it does not exist.</summary>
    private T Read<T>(Text operation, string key, T missing, Func<RegistryKeyHandle, T> read)
    {
        try
        {
            return Find(operation, key) is { } handle ? read(handle) : missing;
        }
        catch (RegistryException error) when (error.ErrorCode == RegistryException.KeyDeleted)
        {
            // Somebody has deleted a key that is open here; by now there may be another one in its place.
            handles.Dispose();
            return Find(operation, key) is { } handle ? read(handle) : missing;
        }
    }

    /// <summary>Does something to a key, which is made when it does not exist.</summary>
    private void Write(Text operation, string key, Action<RegistryKeyHandle> write)
    {
        try
        {
            write(FindOrCreate(operation, key));
        }
        catch (RegistryException error) when (error.ErrorCode == RegistryException.KeyDeleted)
        {
            handles.Dispose();
            write(FindOrCreate(operation, key));
        }
    }

    /// <summary>The key, open with all rights that there are, or null when it does not exist.</summary>
    private RegistryKeyHandle? Find(Text operation, string key)
    {
        RegistryPath.Require(key);
        return key.Length == 0
            ? FindRoot(operation, key)
            : handles.Find(key) ?? (Open(operation, key, Advapi32.MaximumAllowed) is { } opened ? handles.Keep(key, opened) : null);
    }

    private RegistryKeyHandle FindOrCreate(Text operation, string key)
    {
        RegistryPath.Require(key);
        if (handles.Find(key) is { } found)
        {
            return found;
        }

        var root = FindRoot(operation, key);
        if (key.Length == 0)
        {
            return root;
        }

        if (rootKind == Root.UserHive)
        {
            return FindOrCreateInUserHive(operation, key);
        }

        Check(Advapi32.RegCreateKeyExW(root, key, 0, null, 0, Advapi32.MaximumAllowed | view, IntPtr.Zero, out var created, out _), operation, key);
        return handles.Keep(key, created);
    }

    private RegistryKeyHandle FindRoot(Text operation, string key) => handles.Find("") ?? handles.Keep("", OpenRoot(operation, key));

    /// <exception cref="RegistryException">The user's hive is not loaded (any more): a hive that went away is not an empty one.</exception>
    private RegistryKeyHandle OpenRoot(Text operation, string key)
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
                        throw new RegistryException(operation, hive + "\\" + key, RegistryException.HiveGone);
                    }

                    Check(error, operation, hive + "\\" + key);
                    return handle;
                }
        }
    }

    /// <summary>The key, to be closed by the caller, or null when it does not exist.</summary>
    private RegistryKeyHandle? Open(Text operation, string key, uint access)
    {
        if (rootKind == Root.UserHive && key.Length > 0)
        {
            return OpenInUserHive(operation, key, access);
        }

        var error = Advapi32.RegOpenKeyExW(FindRoot(operation, key), key, 0, access | view, out var handle);
        if (IsMissing(error))
        {
            handle.Dispose();
            return null;
        }

        Check(error, operation, key);
        return handle;
    }

    /// <summary>
    /// Step by step, each key below the one that is open already: what a user owns may hold links (REG_LINK) that lead a process with more
    /// rights elsewhere. A link is opened as such, never followed, and refused.
    /// </summary>
    private RegistryKeyHandle? OpenInUserHive(Text operation, string key, uint access)
    {
        var parent = RegistryPath.Parent(key);
        if ((parent.Length == 0 ? FindRoot(operation, key) : Find(operation, parent)) is not { } above)
        {
            return null;
        }

        var error = Advapi32.RegOpenKeyExW(above, RegistryPath.Name(key), Advapi32.OpenLink, access | Advapi32.KeyQueryValue, out var handle);
        if (IsMissing(error))
        {
            handle.Dispose();
            return null;
        }

        Check(error, operation, key);
        return RefuseLink(handle, operation, key);
    }

    private RegistryKeyHandle FindOrCreateInUserHive(Text operation, string key)
    {
        var above = FindOrCreate(operation, RegistryPath.Parent(key));
        Check(
            Advapi32.RegCreateKeyExW(
                above, RegistryPath.Name(key), 0, null, Advapi32.OpenLink, Advapi32.MaximumAllowed, IntPtr.Zero, out var created, out _),
            operation,
            key);
        return handles.Keep(key, RefuseLink(created, operation, key));
    }

    /// <summary>The very key that was opened and is no link: by its path, RegDeleteKeyEx would follow a link that its user has put in the place of a key above since.</summary>
    private void DeleteChecked(Text operation, string key)
    {
        if (Find(operation, key) is not { } handle)
        {
            return;
        }

        var error = NativeRegistry.DeleteKey(handle);
        handles.LetGo(key);
        if (error != RegistryException.KeyDeleted)
        {
            Check(error, operation, key);
        }
    }

    private static RegistryKeyHandle RefuseLink(RegistryKeyHandle handle, Text operation, string key)
    {
        uint length = 0;
        var error = Advapi32.RegQueryValueExW(handle, "SymbolicLinkValue", IntPtr.Zero, out var type, null, ref length);
        if (error is 0 or Advapi32.MoreData && type == LinkType)
        {
            handle.Dispose();
            throw new RegistryException(operation, key, RegistryException.IsLink);
        }

        return handle;
    }
}
