using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>The keys of all heads in panels of 16 positions, so that queries meet them as vectors meet weights.</summary>
/// <param name="heads">How many heads.</param>
/// <param name="headLength">Elements of a head.</param>
internal sealed class KeyPanels(int heads, int headLength)
{
    private readonly GrowingBuffer _buffer = new();
    private Memory<float> _panels; // [heads, panels, elements, 16]

    /// <summary>How many positions are held.</summary>
    public int Positions { get; private set; }

    /// <summary>Panels of a head.</summary>
    public int Panels => (Positions + PanelKernels.Width - 1) / PanelKernels.Width;

    private int HeadStride => Panels * headLength * PanelKernels.Width;

    /// <summary>Makes room; <see cref="Fill"/> must follow for every head.</summary>
    public void Resize(int positions)
    {
        Positions = positions;
        _panels = _buffer.Get(checked(heads * HeadStride));
    }

    /// <summary>Takes a head's keys over.</summary>
    /// <param name="head">The head.</param>
    /// <param name="keys">[positions, heads, elements].</param>
    public void Fill(int head, ReadOnlySpan<float> keys)
    {
        var target = _panels.Span.Slice(head * HeadStride, HeadStride);
        target[((Panels - 1) * headLength * PanelKernels.Width)..].Clear();
        for (var position = 0; position < Positions; position++)
        {
            var key = keys.Slice(((position * heads) + head) * headLength, headLength);
            var at = (position / PanelKernels.Width * headLength * PanelKernels.Width) + (position % PanelKernels.Width);
            foreach (var element in key)
            {
                target[at] = element;
                at += PanelKernels.Width;
            }
        }
    }

    /// <summary>A head's keys: [panels, elements, 16].</summary>
    public ReadOnlySpan<float> Head(int head) => _panels.Span.Slice(head * HeadStride, HeadStride);
}
