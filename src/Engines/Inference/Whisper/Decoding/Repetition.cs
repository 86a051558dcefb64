namespace HomeLLM.Engines.Inference.Whisper.Decoding;

/// <summary>Finds a text that ends by saying the same over and over.</summary>
internal static class Repetition
{
    private const int MinTimes = 3;

    /// <summary>How many tokens are left when the repeated end is kept once; all where nothing repeats.</summary>
    public static int KeepOnce(IReadOnlyList<ChosenToken> tokens)
    {
        for (var period = 1; period <= tokens.Count / MinTimes; period++)
        {
            var start = tokens.Count - period;
            while (start > 0 && tokens[start - 1].Id == tokens[start - 1 + period].Id)
            {
                start--;
            }

            if (tokens.Count - start >= MinTimes * period)
            {
                return start + period;
            }
        }

        return tokens.Count;
    }
}
