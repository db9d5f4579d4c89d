using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Binding;
using WindowsInstaller.Authoring.Elements;
using WindowsInstaller.Authoring.Linking;
using WindowsInstaller.Authoring.Preprocessing;
using WindowsInstaller.Authoring.Symbols;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring;

/// <summary>
/// Compiles the subset of WiX v4 authoring that the installer uses into an .msi database, on any system. What it does not
/// know is a mistake, never skipped; what it knows becomes the rows that WiX 5.0.2 makes of it (platform x64).
/// </summary>
public static class AuthoringCompiler
{
    /// <exception cref="AuthoringException">The authoring is wrong, or a file it needs cannot be read.</exception>
    public static InstallerDatabase Compile(AuthoringOptions options)
    {
        var diagnostics = new Diagnostics();
        var localization = new Localization(diagnostics);
        foreach (var file in options.Localizations)
        {
            localization.Load(file);
        }

        var roots = options.Sources.Select(file => new Preprocessor(file, options.Defines, diagnostics).Load()).OfType<XElement>().ToList();
        diagnostics.ThrowIfAny();
        var variables = new BindVariables(localization, diagnostics);
        foreach (var variable in roots.SelectMany(root => root.Descendants(ElementReader.Namespace + "WixVariable")))
        {
            variables.Declare(variable);
        }

        var sections = new List<Section>();
        foreach (var root in roots)
        {
            CompileRoot(root, variables, diagnostics, sections);
        }

        diagnostics.ThrowIfAny();
        CheckPackage(options, sections, diagnostics);
        diagnostics.ThrowIfAny();
        return DatabaseBinder.Bind(Linker.Link(sections, diagnostics), options.Timestamp, diagnostics);
    }

    private static void CompileRoot(XElement root, BindVariables variables, Diagnostics diagnostics, List<Section> sections)
    {
        if (root.Name != ElementReader.Namespace + "Wix")
        {
            diagnostics.Report(SourceLocationAnnotation.Of(root), $"the root element is {root.Name}, not {ElementReader.Namespace + "Wix"}.");
            return;
        }

        SectionCompiler Begin(XElement element)
        {
            var section = new Section(SourceLocationAnnotation.Of(element));
            sections.Add(section);
            return new SectionCompiler(section, variables, diagnostics);
        }

        new ElementReader(root, variables, diagnostics).End(
            ("Package", element => Begin(element).PackageElement(element)),
            ("Fragment", element => Begin(element).FragmentElement(element)));
    }

    private static void CheckPackage(AuthoringOptions options, List<Section> sections, Diagnostics diagnostics)
    {
        var packages = sections.Where(section => section.IsPackage).ToList();
        if (packages.Count == 0)
        {
            diagnostics.Report(new SourceLocation(string.Join(", ", options.Sources), 0), "there is no <Package> in these files.");
        }

        foreach (var surplus in packages.Skip(1))
        {
            diagnostics.Report(surplus.At, $"there is already a <Package> at {packages[0].At}.");
        }
    }
}
