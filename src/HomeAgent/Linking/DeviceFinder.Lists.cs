namespace HomeLLM.HomeAgent.Linking;

// Lists in which one word is said for several names: "spot 1 and 2", "Lola's, Nico's and Abuela's radiators".
internal sealed partial class DeviceFinder
{
    /// <summary>"Spot 1 and 2", "lamps one, two and three": the numbers that follow name the others of the same name.</summary>
    private void AddNumbered(List<Mention> mentions)
    {
        foreach (var first in mentions.Where(mention => mention.Indices.Length == 1 && UtteranceNormalizer.IsNumber(_words[mention.End])).ToList())
        {
            var name = UtteranceNormalizer.Split(_index.Home.Devices[first.Indices[0]].Name);
            var at = name.LastIndexOf(_words[first.End]);
            for (var next = first.End + 1; at >= 0 && next < _words.Count; next++)
            {
                if (Known.BetweenNumbers.Contains(_words[next])) continue;
                if (!UtteranceNormalizer.IsNumber(_words[next]) || _taken[next] || NameMatcher.IsValue(_words, next)) break;
                name[at] = _words[next];
                var found = Enumerable.Range(0, _index.Home.Devices.Length)
                    .Where(device => UtteranceNormalizer.Split(_index.Home.Devices[device].Name).SequenceEqual(name)).Take(2).ToArray();
                if (found.Length != 1) break;
                mentions.Add(new(next, next, MentionKind.Device, [found[0]], first.IsSure));
                _taken[next] = true;
            }
        }
    }

    /// <summary>"Azul, verde and rosa ceilings": what stands before the last name of the list goes with its last word too.</summary>
    private void AddListed(List<Mention> mentions)
    {
        foreach (var last in mentions.Where(mention => mention.Indices.Length == 1 && mention.Start > 1 && Common.And.Contains(_words[mention.Start - 1]) && Lexicon.IsPlural(_words[mention.End])).ToList())
        {
            var name = UtteranceNormalizer.Split(_index.Home.Devices[last.Indices[0]].Name);
            var own = last.End - last.Start;
            if (name.Count != own + 1 || own == 0) continue;
            for (var end = last.Start - 2; end >= 0; end--)
            {
                if (Known.BetweenNames.Contains(_words[end])) continue;
                var start = Enumerable.Range(1, 2).Select(length => end - length + 1).Where(start => start >= 0 && !_taken[start])
                    .FirstOrDefault(start => Named([.. _words[start..(end + 1)], name[^1]]).Count == 1, -1);
                if (start < 0) break;
                mentions.Add(new(start, end, MentionKind.Device, [Named([.. _words[start..(end + 1)], name[^1]])[0]], last.IsSure));
                for (var word = start; word <= end; word++) _taken[word] = true;
                end = start;
            }
        }
    }

    /// <summary>The devices, two at the most, that are called just so, but for plurals and possessives.</summary>
    private List<int> Named(List<string> name)
    {
        var stems = name.ConvertAll(Lexicon.Stem);
        return [.. Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.HasStems(device, stems)).Take(2)];
    }
}
