namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>The settings that Autodiscover gave a user, and the response as it came.</summary>
internal sealed record AutodiscoverReply(PoxResponse Response, byte[] Content);
