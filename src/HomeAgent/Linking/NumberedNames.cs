using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>"Spot 1 and 2", "nursery one, two and three": the numbers that follow a name with a number name the others that are called so.</summary>
internal static class NumberedNames
{
    /// <summary>Adds a mention for every such number, and takes its word.</summary>
    /// <param name="mentions">The devices or the places that were found; one of a single thing that ends with a number begins a list.</param>
    /// <param name="count">How many things of that sort the home has.</param>
    /// <param name="nameOf">The name of each.</param>
    /// <param name="words">The utterance.</param>
    /// <param name="taken">Which words are explained.</param>
    public static void AddTo(List<Mention> mentions, int count, Func<int, string> nameOf, List<string> words, bool[] taken)
    {
        foreach (var first in mentions.Where(mention => mention.Indices.Length == 1 && UtteranceNormalizer.IsNumber(words[mention.End])).ToList())
        {
            var name = UtteranceNormalizer.Split(nameOf(first.Indices[0]));
            var at = name.LastIndexOf(words[first.End]);
            for (var next = first.End + 1; at >= 0 && next < words.Count; next++)
            {
                if (LinkerWords.Known.Names.BetweenNumbers.Contains(words[next])) continue;
                if (!UtteranceNormalizer.IsNumber(words[next]) || taken[next] || NameMatcher.IsValue(words, next)) break;
                name[at] = words[next];
                var called = Enumerable.Range(0, count).Where(index => UtteranceNormalizer.Split(nameOf(index)).SequenceEqual(name)).Take(2).ToArray();
                if (called.Length != 1) break;
                mentions.Add(first with { Start = next, End = next, Indices = [called[0]] });
                taken[next] = true;
            }
        }
    }
}
