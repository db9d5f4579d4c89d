namespace WindowsInstaller.Tests.Authoring;

/// <summary>Small authoring around the lines a test is about, which start at <see cref="FirstLine"/>.</summary>
internal static class Sample
{
    public const int FirstLine = 4;

    private const string Component = "<Component Id=\"Tool\" Directory=\"INSTALLFOLDER\" Guid=\"{5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A11}\">";

    public static string Package(string lines, string attributes = "") => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs" xmlns:ui="http://wixtoolset.org/schemas/v4/wxs/ui">
        <Package Name="Sample" Manufacturer="Acme" Version="1.2.3" Language="1033" {attributes}
          ProductCode="5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A01" UpgradeCode="5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A02">
        {lines}
        </Package></Wix>
        """;

    /// <summary>A package with one component, the lines inside it.</summary>
    public static string InComponent(string lines) => Package($"""
        <StandardDirectory Id="ProgramFiles64Folder"><Directory Id="INSTALLFOLDER" Name="Acme" /></StandardDirectory>
        <Feature Id="Complete"><ComponentRef Id="Tool" /></Feature><MediaTemplate EmbedCab="yes" CompressionLevel="mszip" />
        {Component}
        {lines}
        </Component>
        """);

    public static string Fragment(string lines) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
        <Fragment>
        {lines}
        </Fragment></Wix>
        """;
}
