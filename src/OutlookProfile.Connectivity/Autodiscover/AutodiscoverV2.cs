using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;

using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>
/// Autodiscover v2: an anonymous question for the URL of a service, answered in JSON. It is asked where Autodiscover was found, so
/// the address goes to the mail domain's own server only.
/// </summary>
internal sealed class AutodiscoverV2(HttpExchange exchange, FindingLog log)
{
    private const int DeepestValue = 16;

    public async Task RunAsync(AutodiscoverPlace place, string address, CancellationToken cancellation)
    {
        var path = $"/autodiscover/autodiscover.json?Email={Uri.EscapeDataString(address)}&Protocol=AutodiscoverV1";
        var subject = $"https://{place.Endpoint.HostAndPort}/autodiscover/autodiscover.json";
        try
        {
            var answer = await exchange.AskAsync(place.Endpoint, PoxRequest.Visit(path), null, cancellation);
            var url = answer.Head.Status == 200 ? UrlIn(Encoding.UTF8.GetString(answer.Body)) : null;
            if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var target))
            {
                log.Add(FindingKinds.AutodiscoverJson, subject, $"There is no Autodiscover v2 ({answer.Head.Status}), which servers before Exchange 2016 do not have.");
                return;
            }

            log.Add(FindingKinds.AutodiscoverJson, subject, $"Autodiscover v2 names {Foreign.Text(url)}.", elapsed: answer.Elapsed);
            if (ExchangeOnline.Has(target.Host))
            {
                log.Add(AutodiscoverSearch.ExchangeOnlineFinding(subject, target.Host));
            }
        }
        catch (Exception exception) when (NetworkFailure.IsOrSilence(exception))
        {
            log.Add(FindingKinds.AutodiscoverJson, subject, $"Autodiscover v2 does not answer.");
        }
    }

    /// <summary>{"Protocol":"AutodiscoverV1","Url":"https://..."}</summary>
    private static string? UrlIn(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = DeepestValue, DateParseHandling = DateParseHandling.None };
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.PropertyName && reader.Depth == 1 && string.Equals((string?)reader.Value, "Url", StringComparison.OrdinalIgnoreCase))
                {
                    return reader.ReadAsString();
                }
            }
        }
        catch (JsonException)
        {
            // A page, not an answer.
        }

        return null;
    }
}
