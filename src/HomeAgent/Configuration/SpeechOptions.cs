using System.ComponentModel.DataAnnotations;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Speech</c> section: hearing and speaking. docs/voice.md shows how to set it up.</summary>
internal sealed class SpeechOptions : IValidatableObject
{
    public const string Section = "Speech";

    public const string None = "none", Microphone = "microphone", Push = "push", Wake = "wake", Always = "always", Auto = "auto", BuiltIn = "builtin", Silero = "silero";

    public const string EspeakNg = "espeak-ng", Piper = "piper", Command = "command";

    /// <summary>Where sound comes from: <c>none</c> or <c>microphone</c>.</summary>
    [RegularExpression("(?i)none|microphone", ErrorMessage = "expected none or microphone")]
    public string Source { get; set; } = None;

    /// <summary>The microphone, by ALSA's name: <c>default</c>, <c>plughw:1,0</c>; <c>homeagent doctor</c> lists them.</summary>
    [Required(ErrorMessage = "expected ALSA's name of the microphone, such as default")]
    [RegularExpression("[A-Za-z0-9_:,=. -]{1,100}", ErrorMessage = "expected ALSA's name of a device, such as default or plughw:1,0")]
    public string Device { get; set; } = "default";

    /// <summary>The program that records, called as ALSA's <c>arecord</c> is.</summary>
    [Required(ErrorMessage = "expected the program that records, such as arecord")]
    public string Recorder { get; set; } = "arecord";

    /// <summary>The id of the area where the microphone stands; empty where it isn't known.</summary>
    public string Area { get; set; } = "";

    /// <summary>The ggml file of a Whisper model, relative to the configuration file; empty for the newest <c>models/*whisper*.bin</c> or <c>models/ggml-*.bin</c>.</summary>
    public string Model { get; set; } = "";

    /// <summary>The language's code; <c>auto</c> lets a multilingual model choose.</summary>
    [RegularExpression("[a-z]{2,3}|auto", ErrorMessage = "expected a language's code, such as en, or auto")]
    public string Language { get; set; } = "en";

    /// <summary>How many threads recognise; 0 for one per core, 4 at most.</summary>
    [Range(0, 64, ErrorMessage = "expected 0 (one per core, 4 at most) or up to 64 threads")]
    public int Threads { get; set; }

    /// <summary>How many beginnings of the text are followed at the same time.</summary>
    [Range(1, 8, ErrorMessage = "expected 1 to 8")]
    public int BeamWidth { get; set; } = 1;

    /// <summary>How many tokens of names the recogniser is told; 0 for none.</summary>
    [Range(0, 224, ErrorMessage = "expected 0 to 224 tokens")]
    public int PromptTokens { get; set; } = 96;

    /// <summary>What makes the agent listen beside the button: <c>push</c> nothing, <c>wake</c> a wake phrase, <c>always</c> anything that is said.</summary>
    [RegularExpression("(?i)push|wake|always", ErrorMessage = "expected push, wake or always")]
    public string Activation { get; set; } = Push;

    /// <summary>The words that call the agent, such as <c>hey house</c>.</summary>
    public string[] WakePhrases { get; set; } = [];

    /// <summary>
    /// What tells speech from noise: <c>builtin</c>, <c>silero</c>, or <c>auto</c>: Silero where its file is there.
    /// </summary>
    [RegularExpression("(?i)auto|builtin|silero", ErrorMessage = "expected auto, builtin or silero")]
    public string Detector { get; set; } = Auto;

    /// <summary>Silero's model in ggml form, relative to the configuration file; empty for the newest <c>models/ggml-silero*.bin</c>.</summary>
    public string DetectorModel { get; set; } = "";

    /// <summary>How much is kept from before the beginning of speech was noticed, in milliseconds.</summary>
    [Range(0, 2000, ErrorMessage = "expected 0 to 2000 milliseconds")]
    public int PreRollMs { get; set; } = 300;

    /// <summary>The silence that ends an utterance, in milliseconds.</summary>
    [Range(200, 600, ErrorMessage = "expected 200 to 600 milliseconds")]
    public int EndSilenceMs { get; set; } = 512;

    /// <summary>The longest utterance, in seconds.</summary>
    [Range(2, 28, ErrorMessage = "expected 2 to 28 seconds")]
    public double MaxSeconds { get; set; } = 12;

    /// <summary>How long one may take to begin after the button or the wake phrase, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "expected 1 to 60 seconds")]
    public double ListenSeconds { get; set; } = 8;

    /// <summary>How long the answer to a question of the agent is awaited, in seconds; it needs no wake phrase.</summary>
    [Range(0, 60, ErrorMessage = "expected 0 to 60 seconds")]
    public double FollowUpSeconds { get; set; } = 6;

    /// <summary>The GPIO chip of a button for push-to-talk; empty for none. <c>gpiomon</c> watches it.</summary>
    [RegularExpression("[A-Za-z0-9/_-]{0,60}", ErrorMessage = "expected a GPIO chip, such as gpiochip0, or nothing")]
    public string GpioChip { get; set; } = "";

    /// <summary>The line of the button at the chip.</summary>
    [Range(0, 1023, ErrorMessage = "expected a line from 0 to 1023")]
    public int GpioLine { get; set; }

    /// <summary>Who speaks replies to what was said: <c>none</c>, <c>espeak-ng</c>, <c>piper</c>, or <c>command</c>.</summary>
    [RegularExpression("(?i)none|espeak-ng|piper|command", ErrorMessage = "expected none, espeak-ng, piper or command")]
    public string Reply { get; set; } = None;

    /// <summary>The voice: of espeak-ng its name (<c>en-gb</c>), of Piper the model's file; empty for the program's own.</summary>
    [RegularExpression("(?!-).{0,300}", ErrorMessage = "expected a voice's name or file, up to 300 characters, not beginning with '-'")]
    public string Voice { get; set; } = "";

    /// <summary>The program and its arguments that read the reply from their standard input and make it heard, where <see cref="Reply"/> is <c>command</c>.</summary>
    public string[] ReplyCommand { get; set; } = [];

    /// <summary>The loudspeaker, by ALSA's name.</summary>
    [Required(ErrorMessage = "expected ALSA's name of the loudspeaker, such as default")]
    [RegularExpression("[A-Za-z0-9_:,=. -]{1,100}", ErrorMessage = "expected ALSA's name of a device, such as default or plughw:1,0")]
    public string OutputDevice { get; set; } = "default";

    /// <summary>Whether short tones say that the agent listens, and that it didn't understand. They need <c>aplay</c>.</summary>
    public bool Earcons { get; set; }

    /// <summary>Where <c>homeagent models pull</c> finds the files, by their names.</summary>
    [RegularExpression("https?://.{1,500}/", ErrorMessage = "expected an address that begins with https:// and ends with /")]
    public string ModelAddress { get; set; } = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main/";

    /// <summary>Whether there is a microphone.</summary>
    public bool HasSource => !Is(Source, None);

    /// <summary>Compares names as people write them.</summary>
    public static bool Is(string value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Is(Activation, Wake) && WakePhrases.Length == 0)
            yield return new("expected at least one, such as \"hey house\", since Activation is wake", [nameof(WakePhrases)]);
        if (WakePhrases.Any(phrase => phrase.Count(char.IsLetterOrDigit) is < 5 or > 30))
            yield return new("expected phrases of 5 to 30 letters: shorter ones are heard everywhere", [nameof(WakePhrases)]);
        if (Is(Reply, Command) && ReplyCommand.Length == 0)
            yield return new("expected a program and its arguments, since Reply is command", [nameof(ReplyCommand)]);
        if (Is(Reply, Piper) && Voice.Length == 0)
            yield return new("expected the file of Piper's voice, since Reply is piper", [nameof(Voice)]);
    }
}
