namespace HomeLLM.CorpusGenerator;

/// <summary>Choices.</summary>
internal static class RandomExtensions
{
    /// <summary>One of them, all equally likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True with this probability, 0 to 1.</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>One of them, by weight.</summary>
    public static T PickWeighted<T>(this Random random, IReadOnlyList<T> items, Func<T, double> weight)
    {
        var rest = random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            rest -= weight(item);
            if (rest < 0) return item;
        }

        return items[^1];
    }

    /// <summary>One of the values, by the weight given with each.</summary>
    public static T PickWeighted<T>(this Random random, params ReadOnlySpan<(double Weight, T Value)> items)
    {
        var sum = 0.0;
        foreach (var item in items) sum += item.Weight;
        var rest = random.NextDouble() * sum;
        foreach (var item in items)
        {
            rest -= item.Weight;
            if (rest < 0) return item.Value;
        }

        return items[^1].Value;
    }
}
