namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>A SUBSCRIBE or UNSUBSCRIBE to send, or one that waits for its answer.</summary>
/// <param name="Filters">The filters; exactly one to unsubscribe.</param>
/// <param name="IsSubscribe">Which of both.</param>
internal sealed record SubscriptionRequest(IReadOnlyList<(string Filter, MqttQos Qos)> Filters, bool IsSubscribe)
{
    private const int MaxFilters = 100;
    private const int MaxCharacters = 16_000;

    /// <summary>Splits many filters into requests of moderate size.</summary>
    public static IEnumerable<SubscriptionRequest> Subscribe(IEnumerable<(string Filter, MqttQos Qos)> filters)
    {
        var batch = new List<(string, MqttQos)>();
        var characters = 0;
        foreach (var filter in filters)
        {
            if (batch.Count == MaxFilters || (batch.Count > 0 && characters + filter.Filter.Length > MaxCharacters))
            {
                yield return new(batch, IsSubscribe: true);
                batch = [];
                characters = 0;
            }

            batch.Add(filter);
            characters += filter.Filter.Length;
        }

        if (batch.Count > 0) yield return new(batch, IsSubscribe: true);
    }
}
