namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>Where sound comes from.</summary>
internal interface IAudioSource
{
    /// <summary>For people: <c>microphone default</c>, a file's name.</summary>
    string Name { get; }

    /// <summary>Whether sound comes as time goes by, and is lost where nobody takes it; otherwise it waits.</summary>
    bool IsLive { get; }

    /// <summary>The sound in frames of <see cref="AudioFrame.Length"/> samples; the last one is filled up with silence. An empty one says that some
    /// of it was lost, so that what comes after doesn't go on with what came before.</summary>
    /// <exception cref="AudioFormatException">The sound can't be read.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    IAsyncEnumerable<float[]> ReadAsync(CancellationToken cancellationToken);
}
