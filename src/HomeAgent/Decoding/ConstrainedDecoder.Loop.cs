using System.Text;

namespace HomeLLM.HomeAgent.Decoding;

// The loop: force, evaluate, choose, until the answer ends.
internal sealed partial class ConstrainedDecoder
{
    private DecodeStop Write(ref Run run, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Force(ref run) is { } early) return early;
            cancellationToken.ThrowIfCancellationRequested();
            _held.Evaluate(_pending.AsSpan(0, run.PendingCount), _logits);
            run.PendingCount = 0;
            if (!run.Asked) (run.Asked, run.PromptTime) = (true, run.Elapsed());

            var choice = GreedyChoice.Of(_logits, _masker.GetMask(run.State));
            if (choice.Token < 0) return DecodeStop.NoToken;
            run.Sampled++;
            Note(ref run, choice);
            if (_masker.IsEnd(choice.Token)) return DecodeStop.End;
            if (Append(ref run, choice.Token) is { } full) return full;
        }
    }

    // Appends what has no choice; says where the answer ends with that.
    private DecodeStop? Force(ref Run run)
    {
        while (true)
        {
            if (_masker.Automaton.IsFinal(run.State)) return DecodeStop.End;
            var forced = _forced.After(run.State);
            if (forced.IsEmpty) return Fits(run) ? null : DecodeStop.ContextFull;
            foreach (var token in forced)
            {
                if (AsksBeforeClosing && IsClosing(token)) return Fits(run) ? null : DecodeStop.ContextFull;
                run.Forced++;
                if (Append(ref run, token) is { } full) return full;
            }
        }
    }

    // The last quotes of a call, its brace, or both in one token.
    private bool IsClosing(int token) => _trie.GetBytes(token) is [(byte)'}', ..] or [(byte)'"', (byte)'}', ..] or [(byte)'"'];

    private bool Fits(in Run run) => _held.Length + run.PendingCount <= _held.Capacity;

    private DecodeStop? Append(ref Run run, int token)
    {
        if (!Fits(run)) return DecodeStop.ContextFull;
        if (run.Left-- == 0) return DecodeStop.TokenLimit;
        _pending[run.PendingCount++] = token;
        foreach (var value in _trie.GetBytes(token))
        {
            run.State = _masker.Automaton.Step(run.State, value);
            if (value == (byte)'\n') run.StartLine();
            _answer.Append(value);
            if (_masker.Automaton.IsAccepting(run.State)) CompleteLine(ref run);
        }

        return null;
    }

    private void CompleteLine(ref Run run)
    {
        var line = new DecodedLine(_answer.Line, _answer.LastLine(), run.LineMinProbability, run.LineConflict, run.Elapsed());
        _lines.Add(line);
        run.LineCompleted?.Invoke(line);
    }

    private void Note(ref Run run, GreedyChoice choice)
    {
        run.ChoiceProbability = choice.Probability;
        run.ChoiceConflict = null;
        run.MinProbability = Math.Min(run.MinProbability, choice.Probability);
        run.LineMinProbability = Math.Min(run.LineMinProbability, choice.Probability);
        if (!choice.IsConflict) return;
        var place = _answer.Place();
        if (run.LineConflict is not null && place != DecodePlace.LineEnd) return;
        run.ChoiceConflict = new(place, _answer.Line, Text(choice.Wanted), Text(choice.Token), choice.Probability);
        run.LineConflict ??= run.ChoiceConflict;
        run.Conflict ??= run.ChoiceConflict;
    }

    private string Text(int token) => _masker.IsEnd(token) ? "" : Encoding.UTF8.GetString(_trie.GetBytes(token));

    /// <summary>One answer on its way.</summary>
    private struct Run(TimeProvider time, int maxTokens, Action<DecodedLine>? lineCompleted, int state)
    {
        private readonly long _started = time.GetTimestamp();

        public int State = state;
        public int Left = maxTokens;
        public int PendingCount;
        public int PromptReused;
        public int PromptEvaluated;
        public int Sampled;
        public int Forced;
        public bool Asked;
        public TimeSpan PromptTime;
        public float MinProbability = 1;
        public float LineMinProbability = 1;
        public DecodeConflict? Conflict;
        public DecodeConflict? LineConflict;
        public float ChoiceProbability = 1;
        public DecodeConflict? ChoiceConflict;

        public readonly Action<DecodedLine>? LineCompleted => lineCompleted;

        public readonly TimeSpan Elapsed() => time.GetElapsedTime(_started);

        // The choice that began the line is a choice of this line as well: its token may hold more than the line feed.
        public void StartLine() => (LineMinProbability, LineConflict) = (ChoiceProbability, ChoiceConflict);
    }
}
