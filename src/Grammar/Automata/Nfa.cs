namespace HomeLLM.Grammar;

/// <summary>A nondeterministic automaton over bytes, built piece by piece from a grammar without loops.</summary>
internal sealed class Nfa
{
    /// <summary>No edge, no state.</summary>
    public const int None = -1;

    /// <summary>In place of the first edge: what leads on is known, but not built yet.</summary>
    public const int Pending = -2;

    private int[] _firstEdge = new int[256];
    private Edge[] _edges = new Edge[512];
    private int _stateCount;
    private int _edgeCount;

    /// <summary>How many states there are.</summary>
    public int StateCount => _stateCount;

    /// <summary>Makes a state without edges.</summary>
    public int AddState()
    {
        if (_stateCount == _firstEdge.Length) Array.Resize(ref _firstEdge, _stateCount * 2);
        _firstEdge[_stateCount] = None;
        return _stateCount++;
    }

    /// <summary>The first edge out of a state, by its index; <see cref="None"/> where it has none, <see cref="Pending"/> where they are still to come.</summary>
    public int FirstEdge(int state) => _firstEdge[state];

    /// <summary>Makes a state whose edges are still to come.</summary>
    public int AddPendingState()
    {
        var state = AddState();
        _firstEdge[state] = Pending;
        return state;
    }

    /// <summary>Opens a pending state for its edges.</summary>
    public void Open(int state) => _firstEdge[state] = None;

    /// <summary>An edge by its index.</summary>
    public ref readonly Edge GetEdge(int index) => ref _edges[index];

    /// <summary>Lets every byte from <paramref name="low"/> to <paramref name="high"/> lead on.</summary>
    public void AddEdge(int from, byte low, byte high, int to) => Add(from, new Edge(low, high, to, _firstEdge[from]));

    /// <summary>Leads on without a byte.</summary>
    public void AddEpsilon(int from, int to) => Add(from, new Edge(1, 0, to, _firstEdge[from]));

    private void Add(int from, Edge edge)
    {
        if (_edgeCount == _edges.Length) Array.Resize(ref _edges, _edgeCount * 2);
        _edges[_edgeCount] = edge;
        _firstEdge[from] = _edgeCount++;
    }

    /// <summary>An edge; without a byte where <see cref="Low"/> is above <see cref="High"/>.</summary>
    internal readonly record struct Edge(byte Low, byte High, int Target, int Next)
    {
        public bool IsEpsilon => Low > High;
    }
}
