using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using OutlookProfile.Planning;

namespace OutlookProfile.Capture;

/// <summary>What an Autodiscover response says, by protocol type and element name.</summary>
internal sealed class CapturedAutodiscover
{
    private readonly Dictionary<string, Dictionary<string, string>> protocols;

    private CapturedAutodiscover(Dictionary<string, Dictionary<string, string>> protocols, XElement? user)
    {
        XNamespace response = AutodiscoverResponse.ResponseNamespace;
        this.protocols = protocols;
        Address = user?.Element(response + "AutoDiscoverSMTPAddress")?.Value;
        DisplayName = user?.Element(response + "DisplayName")?.Value;
    }

    /// <summary>Whose answer it is; null when it does not say so.</summary>
    public string? Address { get; }

    /// <summary>What that user is called; null when it does not say so.</summary>
    public string? DisplayName { get; }

    /// <exception cref="CaptureException">The file is no Autodiscover response.</exception>
    public static CapturedAutodiscover Read(byte[] content, string path)
    {
        try
        {
            XNamespace response = AutodiscoverResponse.ResponseNamespace;
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var document = XDocument.Load(reader);
            var protocols = document
                .Descendants(response + "Protocol")
                .Where(protocol => protocol.Element(response + "Type") is not null)
                .GroupBy(protocol => protocol.Element(response + "Type")!.Value)
                .ToDictionary(
                    group => group.Key,
                    group => group.First().Elements().GroupBy(element => element.Name.LocalName).ToDictionary(element => element.Key, element => element.First().Value));
            return protocols.Count > 0
                ? new(protocols, document.Descendants(response + "User").FirstOrDefault())
                : throw new CaptureException($"{path} holds no Autodiscover settings.");
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or NotSupportedException)
        {
            // The last two: an encoding in the XML declaration that nobody knows.
            throw new CaptureException($"{path}: this is no Autodiscover response: {Text.Of(exception)}");
        }
    }

    public bool Has(string protocol) => protocols.ContainsKey(protocol);

    /// <summary>The element's text, or null when the protocol or the element is not there.</summary>
    public string? Find(string protocol, string element) =>
        protocols.TryGetValue(protocol, out var elements) && elements.TryGetValue(element, out var text) ? text : null;
}
