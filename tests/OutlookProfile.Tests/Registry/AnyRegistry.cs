using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

/// <summary>Generators of registry content from a small world, so that collisions are frequent.</summary>
internal static class AnyRegistry
{
    public static Gen<string> Keys =>
        Gen.Choose(1, 4).SelectMany(depth =>
            Gen.Elements("A", "a", "B", "Kéy", "C x").ArrayOf(depth).Select(names => string.Join('\\', names)));

    public static Gen<string> ValueNames => Gen.Elements("", "x", "X", "y", "long name", "q\"uo\\te", "\uD800");

    public static Gen<RegistryValue> Values =>
        from name in ValueNames
        from type in Gen.Elements(0u, 1u, 2u, 3u, 4u, 7u, 11u, 4000u)
        from data in Gen.Frequency(
            (3, Gen.Elements<byte>(0, 1, 0x41, 0xFF).ArrayOf()),
            (1, Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(100)),
            (2, Gen.Elements("a\0", "text \u65E5\0", "un\"ter\\minated", "a\r\nb\0").Select(System.Text.Encoding.Unicode.GetBytes)))
        select new RegistryValue(name, (RegistryValueType)type, data);

    public static Gen<MemoryRegistry> Registries =>
        (from key in Keys from value in Values from empty in Gen.Elements(true, false, false) select (key, value, empty))
        .ArrayOf()
        .Select(contents =>
        {
            var registry = new MemoryRegistry();
            foreach (var (key, value, empty) in contents)
            {
                if (empty)
                {
                    registry.CreateKey(key);
                }
                else
                {
                    registry.SetValue(key, value);
                }
            }

            return registry;
        });
}
