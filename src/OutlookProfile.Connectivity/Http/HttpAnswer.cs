using System;

namespace OutlookProfile.Connectivity.Http;

/// <param name="Body">At most what was asked for.</param>
/// <param name="IsCut">Whether there was more.</param>
/// <param name="IsTrusted">Whether it came over TLS with a certificate that this machine trusts for this host.</param>
internal sealed record HttpAnswer(HttpHead Head, byte[] Body, bool IsCut, bool IsTrusted, TimeSpan Elapsed);
