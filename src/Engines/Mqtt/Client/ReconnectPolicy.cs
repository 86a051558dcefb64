namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>
/// How long to wait before connecting again: doubling from the least to the longest pause, and of each a random half to the whole, so that
/// many clients don't come back at the same moment.
/// </summary>
internal sealed class ReconnectPolicy(TimeSpan min, TimeSpan max, Random random)
{
    private const int MaxDoublings = 30;

    /// <summary>A connection that lived this many least pauses was a good one: the next pauses begin from the least again.</summary>
    private const int GoodLifeInMinDelays = 10;

    private int _failures;

    /// <summary>The pause after an attempt that failed or a connection that was lost.</summary>
    /// <param name="lifetime">How long the connection was up; zero where it never was.</param>
    /// <param name="needsUser">Whether only a user can mend it: that takes the longest pause.</param>
    public TimeSpan NextDelay(TimeSpan lifetime, bool needsUser)
    {
        if (lifetime > TimeSpan.Zero && lifetime >= min * GoodLifeInMinDelays) _failures = 0;
        if (needsUser) return max;
        var doubled = min * Math.Pow(2, Math.Min(_failures, MaxDoublings));
        _failures++;
        var whole = doubled < max ? doubled : max;
        return whole * (0.5 + 0.5 * random.NextDouble());
    }
}
