using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>One Protocol element: how to reach one service (MS-OXDSCLI 2.2.4.1.1.2.6).</summary>
/// <param name="Type">EXCH, EXPR, EXHTTP, WEB, or mapiHttp.</param>
/// <param name="Values">The simple elements by name.</param>
/// <param name="MailStoreUrl">Of mapiHttp: the external address, otherwise the internal one.</param>
internal sealed record PoxProtocol(string Type, IReadOnlyDictionary<string, string> Values, string? MailStoreUrl)
{
    public string? this[string name] => Values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}

/// <summary>A response of plain-old-XML Autodiscover (MS-OXDSCLI 2.2.4). Namespaces are not looked at: servers of all ages differ there.</summary>
/// <param name="Redirect">The address or URL to ask instead.</param>
/// <param name="Error">Code and message, or null.</param>
/// <param name="LegacyDn">The mailbox's name, which MAPI over HTTP connects to.</param>
internal sealed record PoxResponse(string? Redirect, string? Error, string? LegacyDn, IReadOnlyList<PoxProtocol> Protocols)
{
    private const int DeepestElement = 20;

    public PoxProtocol? Of(string type) => Protocols.FirstOrDefault(protocol => protocol.Type.Equals(type, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<PoxProtocol> All(string type) => Protocols.Where(protocol => protocol.Type.Equals(type, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null when the text is no Autodiscover response.</returns>
    public static PoxResponse? Read(byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), settings);
            reader.MoveToContent();
            return reader.LocalName == "Autodiscover" ? Read(reader) : null;
        }
        catch (Exception exception) when (exception is XmlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static PoxResponse? Read(XmlReader reader)
    {
        string? redirectAddress = null, redirectUrl = null, errorCode = null, message = null, legacyDn = null;
        var protocols = new List<PoxProtocol>();
        var isResponse = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth > DeepestElement)
            {
                return null;
            }

            switch (reader.LocalName)
            {
                case "Response":
                    isResponse = true;
                    break;
                case "RedirectAddr":
                    redirectAddress = Text(reader);
                    break;
                case "RedirectUrl":
                    redirectUrl = Text(reader);
                    break;
                case "ErrorCode":
                    errorCode = Text(reader);
                    break;
                case "Message":
                    message = Text(reader);
                    break;
                case "LegacyDN":
                    legacyDn = Text(reader);
                    break;
                case "Protocol":
                    protocols.Add(ReadProtocol(reader));
                    break;
            }
        }

        return isResponse ? new PoxResponse(redirectUrl ?? redirectAddress, errorCode is null ? null : $"{errorCode} {message}".Trim(), legacyDn, protocols) : null;
    }

    /// <summary>Exchange 2013 and later write the type of mapiHttp as an attribute, all others as an element.</summary>
    private static PoxProtocol ReadProtocol(XmlReader reader)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var type = reader.GetAttribute("Type");
        string? external = null, inner = null, store = null;
        using var part = reader.ReadSubtree();
        part.Read();
        while (part.Read())
        {
            if (part.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (part.LocalName)
            {
                case "MailStore" or "AddressBook":
                    store = part.LocalName;
                    break;
                case "ExternalUrl" when store == "MailStore":
                    external = Text(part);
                    break;
                case "InternalUrl" when store == "MailStore":
                    inner = Text(part);
                    break;
                default:
                    if (part.Depth == 1 && !part.IsEmptyElement)
                    {
                        values[part.LocalName] = Text(part);
                    }

                    break;
            }
        }

        return new PoxProtocol(type ?? (values.TryGetValue("Type", out var word) ? word : ""), values, external ?? inner);
    }

    /// <summary>The text of an element, up to its first child; the reader stays inside the element.</summary>
    private static string Text(XmlReader reader) =>
        !reader.IsEmptyElement && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value.Trim() : "";
}
