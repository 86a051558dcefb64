namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>Sums up what each stage took.</summary>
internal sealed class StageClock(TimeProvider time)
{
    private readonly TimeSpan[] _stages = new TimeSpan[Enum.GetValues<Stage>().Length];
    private readonly long _start = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    /// <summary>From the beginning until now.</summary>
    public TimeSpan Total => time.GetElapsedTime(_start);

    /// <summary>What a stage took so far.</summary>
    public TimeSpan this[Stage stage] => _stages[(int)stage];

    /// <summary>Puts the time since the last call down to a stage.</summary>
    public void Lap(Stage stage)
    {
        var now = time.GetTimestamp();
        _stages[(int)stage] += time.GetElapsedTime(_last, now);
        _last = now;
    }
}
