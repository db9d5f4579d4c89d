using System.Collections.Generic;
using OutlookProfile.Configuration;

namespace OutlookProfile.Capture;

/// <summary>What was read of a profile.</summary>
/// <param name="Unknown">What could not be known and took its default, a sentence each.</param>
public sealed record CapturedProfile(ProfileConfiguration Configuration, IReadOnlyList<Text> Unknown);
