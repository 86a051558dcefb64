namespace HomeLLM.HomeAgent.Linking;

// Lists in which one word is said for several names: "spot 1 and 2", "Lola's, Nico's and Abuela's radiators".
internal sealed partial class DeviceFinder
{
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

    /// <summary>"The porch fan", of a Porch Fan North and a Porch Fan South: the first words of several names, without what tells them apart.</summary>
    private void AddSharedBeginnings(List<Mention> mentions)
    {
        for (var at = 0; at < _words.Count; at++)
        {
            for (var end = Math.Min(at + 2, _words.Count - 1); end >= at; end--)
            {
                if (!CanBegin(at, end)) continue;
                var stems = string.Join(' ', _words.Skip(at).Take(end - at + 1).Select(Lexicon.Stem));
                var named = _index.Beginning(stems).ToList();
                // "Bottle warmer 3", where there isn't that one.
                if (end + 1 < _words.Count && named.Exists(device => _index.NameHolds(device, _words[end + 1]))) continue;
                if (named.Count < 2 || named.Exists(device => _index.Home.Devices[device].Id.Domain != _index.Home.Devices[named[0]].Id.Domain)) continue;
                AddShared(mentions, at, end, named);
                break;
            }
        }
    }

    /// <summary>Whether words can be the beginning of a name: they are free, more than a place that was named, and nothing goes on behind them.</summary>
    private bool CanBegin(int start, int end)
    {
        var isNamed = false;
        for (var word = start; word <= end; word++)
        {
            if (_taken[word] || UtteranceNormalizer.IsNumber(_words[word]) || _places.Exists(place => place.IsSure && place.Start <= word && word <= place.End)) return false;
            isNamed |= !Lexicon.IsOrdinary(_words[word]) && (start < end || !_index.IsOfPlace(_words[word]));
        }

        var next = end + 1;
        return isNamed && !(next < _words.Count && (Lexicon.IsNoun(_words[next]) || Known.PlaceNext.Contains(_words[next]) || UtteranceNormalizer.IsNumber(_words[next])
            || (!Lexicon.IsOrdinary(_words[next]) && !_taken[next])));
    }

    /// <summary>The devices, two at the most, that are called just so, but for plurals and possessives.</summary>
    private List<int> Named(List<string> name)
    {
        var stems = name.ConvertAll(Lexicon.Stem);
        return [.. Enumerable.Range(0, _index.Home.Devices.Length).Where(device => _index.HasStems(device, stems)).Take(2)];
    }
}
