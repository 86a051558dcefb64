using System.ComponentModel.DataAnnotations;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Model</c> section: the language model.</summary>
internal sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>The GGUF file, relative to the configuration file; empty for the newest <c>models/homellm-*.gguf</c> beside that file.</summary>
    public string Path { get; set; } = "";

    /// <summary>The longest prompt and answer together, in tokens; 0 for what the model was trained for.</summary>
    [Range(0, 131072, ErrorMessage = "expected 0 (the model's own) or up to 131072 tokens")]
    public int ContextLength { get; set; }

    /// <summary>How many threads compute; 0 for one per core, 4 at most.</summary>
    [Range(0, 64, ErrorMessage = "expected 0 (one per core, 4 at most) or up to 64 threads")]
    public int Threads { get; set; }

    /// <summary>How many layers a graphics processor takes; heeded by LLamaSharp only, with a backend that has one.</summary>
    [Range(0, 10000, ErrorMessage = "expected 0 (none) or up to 10000 layers")]
    public int GpuLayers { get; set; }

    /// <summary>How the model is spoken to: <c>auto</c> asks the file, <c>homellm</c> is our own with labels, <c>generic</c> any other with ids.</summary>
    [RegularExpression("(?i)auto|homellm|generic", ErrorMessage = "expected auto, homellm or generic")]
    public string Profile { get; set; } = "auto";
}
