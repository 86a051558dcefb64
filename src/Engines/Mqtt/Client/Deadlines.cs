namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>Waiting for a message's fate no longer than its deadline.</summary>
internal static class Deadlines
{
    /// <summary>Timers don't go further than seven weeks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>The <see cref="TimeProvider.GetTimestamp"/> that lies <paramref name="span"/> ahead.</summary>
    public static long After(TimeSpan span, TimeProvider time)
    {
        var ticks = span.TotalSeconds * time.TimestampFrequency;
        var now = time.GetTimestamp();
        return ticks < long.MaxValue - now ? now + (long)ticks : long.MaxValue;
    }

    /// <summary>Waits for the result; at the deadline, or when cancelled, gives the message up.</summary>
    public static async Task<MqttPublishResult> WaitAsync(
        PendingPublish pending, TimeSpan deadline, TimeProvider time, Action<PendingPublish> abandon, CancellationToken cancellationToken)
    {
        try
        {
            return await pending.Result.WaitAsync(deadline < Longest ? deadline : Longest, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            abandon(pending);
            // It may have been confirmed at the last moment.
            return await pending.Result.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            abandon(pending);
            throw;
        }
    }
}
