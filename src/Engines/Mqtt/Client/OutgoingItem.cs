namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>What is to be sent next; exactly one of them.</summary>
/// <param name="Request">A subscription to make or to end; null for none.</param>
/// <param name="Publish">A message; null for none.</param>
/// <param name="ExpirySeconds">How long the broker may keep that message; null for ever.</param>
/// <param name="IsGoodbye">Whether the connection is to end now.</param>
internal readonly record struct OutgoingItem(
    SubscriptionRequest? Request = null, PendingPublish? Publish = null, uint? ExpirySeconds = null, bool IsGoodbye = false);
