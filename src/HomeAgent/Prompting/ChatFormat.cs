namespace HomeLLM.HomeAgent.Prompting;

/// <summary>The markers around the turns of a chat, as a family of models was trained with them.</summary>
/// <param name="Name">What the form is called.</param>
/// <param name="Sign">A marker that gives the form away in a model's chat template.</param>
/// <param name="BeforeSystem">What stands before the system prompt.</param>
/// <param name="BeforeUser">What stands between the system prompt and the first user's turn.</param>
/// <param name="BeforeAnswer">What stands between a user's turn and the answer.</param>
/// <param name="BetweenTurns">What stands between an answer and the next user's turn.</param>
internal sealed record ChatFormat(
    string Name, string Sign, string BeforeSystem, string BeforeUser, string BeforeAnswer, string BetweenTurns)
{
    /// <summary>For models that say nothing of their form.</summary>
    public static readonly ChatFormat Plain = new("plain", "", "", "\n\nUser: ", "\nAnswer:\n", "\n\nUser: ");

    private static readonly ChatFormat[] Known =
    [
        new("chatml", "<|im_start|>", "<|im_start|>system\n", "<|im_end|>\n<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>\n<|im_start|>user\n"),
        new("llama3", "<|start_header_id|>", "<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n",
            "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n"),
        new("zephyr", "<|assistant|>", "<|system|>\n", "</s>\n<|user|>\n", "</s>\n<|assistant|>\n", "</s>\n<|user|>\n"),
        new("llama2", "[INST]", "[INST] <<SYS>>\n", "\n<</SYS>>\n\n", " [/INST] ", " </s><s>[INST] "),
    ];

    /// <summary>The form that a chat template is written for; <see cref="Plain"/> where there is none or it is of another kind.</summary>
    /// <param name="template">A GGUF's <c>tokenizer.chat_template</c>; null where it has none.</param>
    public static ChatFormat Detect(string? template) =>
        template is null ? Plain : Array.Find(Known, format => template.Contains(format.Sign, StringComparison.Ordinal)) ?? Plain;
}
