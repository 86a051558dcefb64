namespace HomeLLM.HomeAgent.Linking;

/// <summary>What the device finder found.</summary>
/// <param name="Mentions">The mentions of devices.</param>
/// <param name="RemainingPlaces">The places that don't merely say where a mentioned device stands.</param>
/// <param name="TakenWords">Which words belong to a mention of a device or a place, also one that was absorbed.</param>
internal sealed record DeviceMentions(List<Mention> Mentions, List<Mention> RemainingPlaces, bool[] TakenWords);
