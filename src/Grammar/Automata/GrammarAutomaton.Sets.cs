namespace HomeLLM.Grammar;

// The subset construction, done state by state when a state is first left.
public sealed partial class GrammarAutomaton
{
    private readonly Dictionary<int[], int> _statesBySet = new(new SetComparer());
    private readonly List<int> _set = [];
    private readonly List<int> _stack = [];
    private readonly List<int>?[] _targets = new List<int>?[256];
    private State[] _states = new State[64];
    private Edge[] _edges = new Edge[128];
    private int[] _stateOfSingle = [];
    private int[] _visited = [];
    private int _visit;
    private int _stateCount;
    private int _edgeCount;

    private (int First, int Count) EdgesOf(int index)
    {
        if (_states[index].EdgeCount < 0) Expand(index);
        ref readonly var state = ref _states[index];
        return (state.FirstEdge, state.EdgeCount);
    }

    private void Expand(int index)
    {
        var set = _states[index].Set;
        int low = 256, high = -1;
        foreach (var member in set)
        {
            for (var e = _nfa.FirstEdge(member); e != Nfa.None; e = _nfa.GetEdge(e).Next)
            {
                ref readonly var edge = ref _nfa.GetEdge(e);
                if (edge.IsEpsilon) continue;
                low = Math.Min(low, edge.Low);
                high = Math.Max(high, edge.High);
                for (int value = edge.Low; value <= edge.High; value++) (_targets[value] ??= []).Add(edge.Target);
            }
        }

        var first = _edgeCount;
        for (var value = low; value <= high; value++)
        {
            if (_targets[value] is not { Count: > 0 } targets) continue;
            AddEdge(first, (byte)value, Close(targets));
            targets.Clear();
        }

        _states[index].FirstEdge = first;
        _states[index].EdgeCount = _edgeCount - first;
    }

    private void AddEdge(int first, byte value, int target)
    {
        if (_edgeCount > first && _edges[_edgeCount - 1].Target == target && _edges[_edgeCount - 1].High == value - 1)
        {
            _edges[_edgeCount - 1].High = value;
            return;
        }

        if (_edgeCount == _edges.Length) Array.Resize(ref _edges, _edgeCount * 2);
        _edges[_edgeCount++] = new Edge { Low = value, High = value, Target = target };
    }

    private int Close(int nfaState)
    {
        _stack.Clear();
        _stack.Add(nfaState);
        return CloseStack();
    }

    private int Close(List<int> nfaStates)
    {
        _stack.Clear();
        _stack.AddRange(nfaStates);
        return CloseStack();
    }

    // All states that the stack leads to without a byte; kept are those that lead on by a byte or end a line.
    private int CloseStack()
    {
        _visit++;
        GrowToStates();
        _set.Clear();
        while (_stack.Count > 0)
        {
            var state = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            if (_visited[state] == _visit) continue;
            _visited[state] = _visit;
            if (_nfa.FirstEdge(state) == Nfa.Pending)
            {
                _compiler.Complete(state);
                GrowToStates();
            }

            var kept = state == _lineEnd;
            for (var e = _nfa.FirstEdge(state); e != Nfa.None; e = _nfa.GetEdge(e).Next)
            {
                ref readonly var edge = ref _nfa.GetEdge(e);
                if (edge.IsEpsilon) _stack.Add(edge.Target);
                else kept = true;
            }

            if (kept) _set.Add(state);
        }

        return _set.Count == 1 ? StateOfSingle(_set[0]) : StateOfSet();
    }

    private void GrowToStates()
    {
        var length = _visited.Length;
        if (length >= _nfa.StateCount) return;
        Array.Resize(ref _visited, Math.Max(_nfa.StateCount, length * 2));
        Array.Resize(ref _stateOfSingle, _visited.Length);
        Array.Fill(_stateOfSingle, Dead, length, _stateOfSingle.Length - length);
    }

    private int StateOfSingle(int nfaState)
    {
        ref var state = ref _stateOfSingle[nfaState];
        if (state == Dead) state = AddState([nfaState]);
        return state;
    }

    private int StateOfSet()
    {
        _set.Sort();
        int[] set = [.. _set];
        if (!_statesBySet.TryGetValue(set, out var state))
        {
            state = AddState(set);
            _statesBySet.Add(set, state);
        }

        return state;
    }

    private int AddState(int[] set)
    {
        if (_stateCount == _states.Length) Array.Resize(ref _states, _stateCount * 2);
        _states[_stateCount] = new State
        {
            Set = set,
            EdgeCount = -1,
            EndsLine = Array.IndexOf(set, _lineEnd) >= 0,
        };
        return _stateCount++;
    }

    private struct State
    {
        public int[] Set;
        public int FirstEdge;
        public int EdgeCount;
        public bool EndsLine;
    }

    private struct Edge
    {
        public byte Low;
        public byte High;
        public int Target;
    }

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            foreach (var member in obj) hash.Add(member);
            return hash.ToHashCode();
        }
    }
}
