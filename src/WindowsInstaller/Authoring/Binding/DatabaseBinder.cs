using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WindowsInstaller.Authoring.Linking;
using WindowsInstaller.Authoring.Symbols;
using WindowsInstaller.Cabinets;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>Turns the symbols of a linked package into tables and streams.</summary>
internal sealed class DatabaseBinder
{
    private readonly IReadOnlyList<Symbol> symbols;
    private readonly DateTime timestamp;
    private readonly Diagnostics diagnostics;
    private readonly InstallerDatabase database = new();
    private readonly SortedDictionary<string, Table> tables = new(StringComparer.Ordinal);
    private readonly PackageSymbol package;

    private DatabaseBinder(IReadOnlyList<Symbol> symbols, DateTime timestamp, Diagnostics diagnostics)
    {
        this.symbols = symbols;
        this.timestamp = timestamp;
        this.diagnostics = diagnostics;
        package = symbols.OfType<PackageSymbol>().Single();
    }

    public static InstallerDatabase Bind(IReadOnlyList<Symbol> symbols, DateTime timestamp, Diagnostics diagnostics)
    {
        var binder = new DatabaseBinder(symbols, timestamp, diagnostics);
        binder.Bind();
        diagnostics.ThrowIfAny();
        return binder.database;
    }

    private void Bind()
    {
        foreach (var row in symbols.OfType<RowSymbol>())
        {
            AddRow(row.At, row.Table, row.Cells);
        }

        AddStandardDirectories();
        AddFeatureComponents();
        AddFiles();
        AddSpecialProperties();
        AddSequences();
        EnsureTables();
        AddValidation();
        database.CodePage = package.CodePage;
        foreach (var (name, table) in tables)
        {
            database.Tables.Add(name, table);
        }

        SummaryWriter.Write(database.Summary, package, symbols.OfType<SummaryInformationSymbol>().SingleOrDefault(), timestamp);
        database.Summary.Properties[SummaryInformation.RevisionNumber] = PackageCode.Of(database);
    }

    private Table Table(string name)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            tables[name] = table = TableDefinitions.Create(name);
        }

        return table;
    }

    private void AddRow(SourceLocation at, string name, params object?[] cells)
    {
        var table = Table(name);
        var row = new object?[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var column = table.Columns[i];
            row[i] = column.Kind == ColumnKind.Stream ? ReadFile(at, (string)cells[i]!) : cells[i];
            if (row[i] is string text && column.Length > 0 && text.Length > column.Length)
            {
                diagnostics.Report(at, $"'{text}' has {text.Length} characters; {name}.{column.Name} holds {column.Length}.");
            }
        }

        table.Rows.Add(row);
    }

    private byte[] ReadFile(SourceLocation at, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(at, $"{path} cannot be read: {exception.Message}");
            return [];
        }
    }

    private void AddStandardDirectories()
    {
        var needed = new Queue<string>(symbols.OfType<ReferenceSymbol>().Where(reference => reference.Kind == "Directory").Select(reference => reference.Id));
        needed.Enqueue(StandardDirectories.Root);
        var present = Table("Directory").Rows.Select(row => (string)row[0]!).ToHashSet();
        while (needed.TryDequeue(out var directory))
        {
            if (!present.Add(directory))
            {
                continue;
            }

            var parent = StandardDirectories.Parent(directory);
            AddRow(package.At, "Directory", directory, parent, StandardDirectories.Names[directory]);
            if (parent is not null)
            {
                needed.Enqueue(parent);
            }
        }
    }

    private void AddFeatureComponents()
    {
        foreach (var ((feature, component), at) in FeatureAssignment.Assign(symbols, diagnostics))
        {
            AddRow(at, "FeatureComponents", feature, component);
        }
    }

    private void AddFiles()
    {
        const string CabinetName = "cab1.cab";

        var files = InstallOrder(symbols.OfType<FileSymbol>());
        if (files.Count == 0)
        {
            return;
        }

        var packed = new List<(string Name, byte[] Content)>();
        foreach (var file in files)
        {
            var content = ReadFile(file.At, file.Source);
            packed.Add((file.Id, content));
            AddFile(file, content, packed.Count);
        }

        if (symbols.OfType<MediaSymbol>().SingleOrDefault() is not { } media)
        {
            diagnostics.Report(package.At, "a package with files needs <MediaTemplate EmbedCab=\"yes\" CompressionLevel=\"high\" />.");
            return;
        }

        AddRow(media.At, "Media", 1, packed.Count, null, "#" + CabinetName, null, null);
        database.Streams[CabinetName] = CabinetWriter.Create(packed, media.Compression, timestamp);
    }

    private void AddFile(FileSymbol file, byte[] content, int sequence)
    {
        var version = FileVersion.Read(content);
        var name = GeneratedName.WithShortName(file.Name, file.ShortName, keepExtension: true, "File", file.Directory);
        AddRow(file.At, "File", file.Id, file.Component, name, content.Length, version?.Version, version?.Languages, file.Attributes, sequence);
        if (version is null)
        {
            AddRow(file.At, "MsiFileHash", [file.Id, 0, .. FileHash.Parts(content)]);
        }
    }

    /// <summary>By target folder, then name, as WiX packs them: files that are installed together lie together.</summary>
    private List<FileSymbol> InstallOrder(IEnumerable<FileSymbol> files)
    {
        var directories = Table("Directory").Rows.ToDictionary(row => (string)row[0]!, row => ((string?)row[1], (string)row[2]!));
        return
        [
            .. files
                .OrderBy(file => TargetPath(directories, file.Directory), StringComparer.Ordinal)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .ThenBy(file => file.Id, StringComparer.Ordinal),
        ];
    }

    private static string TargetPath(Dictionary<string, (string? Parent, string Name)> directories, string directory)
    {
        var (parent, name) = directories[directory];
        var longName = name[(name.IndexOf('|', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        return parent is null ? longName : $"{TargetPath(directories, parent)}\\{longName}";
    }

    private void AddSpecialProperties()
    {
        var flags = symbols.OfType<PropertyFlagsSymbol>().ToList();
        AddList("AdminProperties", flags.Where(property => property.Admin));
        AddList("MsiHiddenProperties", flags.Where(property => property.Hidden));
        AddList("SecureCustomProperties", flags.Where(property => property.Secure));
    }

    private void AddList(string name, IEnumerable<PropertyFlagsSymbol> properties)
    {
        var list = string.Join(';', properties.Select(property => property.Property).Distinct().Order(StringComparer.Ordinal));
        if (list.Length > 0)
        {
            AddRow(package.At, "Property", name, list);
        }
    }

    private void AddSequences()
    {
        var filled = tables.Values.Where(table => table.Rows.Count > 0).Select(table => table.Name).ToHashSet();
        foreach (var sequence in StandardActions.Tables.Values)
        {
            var authored = symbols.OfType<ActionSymbol>().Where(action => action.Table == sequence);
            foreach (var action in ActionSequencer.Sequence(sequence, authored, RequiredActions.In(sequence, filled), diagnostics))
            {
                AddRow(action.At, sequence, action.Action, action.Condition, action.Sequence);
            }
        }
    }

    // Windows Installer opens these whether or not they have rows.
    private void EnsureTables()
    {
        Table("File");
        Table("Media");
        if (tables.ContainsKey("AppSearch"))
        {
            Table("Signature");
        }

        if (tables.ContainsKey("Dialog"))
        {
            Table("ListBox");
        }
    }

    // For editors and for whoever validates the package: what each column may hold.
    private void AddValidation()
    {
        const string Validation = "_Validation";

        Table(Validation);
        foreach (var name in tables.Keys.ToList())
        {
            tables[Validation].Rows.AddRange(TableDefinitions.ValidationRows(name));
        }
    }
}
