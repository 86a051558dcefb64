using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The home as it was when a command was given, and as it is now that the answers are in. The same where nothing was done.</summary>
internal sealed record HomeBeforeAfter(HomeSnapshot Before, HomeSnapshot After);
