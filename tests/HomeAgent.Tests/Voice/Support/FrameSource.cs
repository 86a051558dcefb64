using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Frames that a test made.</summary>
internal sealed class FrameSource(IEnumerable<float[]> frames) : IAudioSource
{
    public string Name => "test";

    public bool IsLive => false;

    public async IAsyncEnumerable<float[]> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var frame in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return frame;
        }
    }
}
