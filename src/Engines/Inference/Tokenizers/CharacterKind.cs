namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>What pre-tokenizers tell apart.</summary>
internal enum CharacterKind : byte
{
    Other,
    Letter,
    Number,
    Space,
    Punctuation,
}
