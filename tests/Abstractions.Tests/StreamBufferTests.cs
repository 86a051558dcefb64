using HomeLLM.Engines;
using Shouldly;

namespace HomeLLM.Abstractions.Tests;

public class StreamBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task Take_PartsOfAnyLength_AreTheStreamsBytesInOrder(int piece)
    {
        var bytes = Bytes(700);
        var buffer = new StreamBuffer(new SlowStream(bytes, piece), 16);
        var taken = new List<byte>();

        for (var length = 0; taken.Count < bytes.Length; length = (length + 7) % 60)
        {
            var count = Math.Min(length, bytes.Length - taken.Count);
            (await buffer.FillAsync(count, default)).ShouldBeTrue();
            taken.AddRange(buffer.Take(count).Span);
        }

        taken.ShouldBe(bytes);
        buffer.Count.ShouldBe(0);
        (await buffer.FillAsync(1, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task FillAsync_EnoughIsHeld_DoesNotRead()
    {
        var stream = new SlowStream(Bytes(20), 10);
        var buffer = new StreamBuffer(stream, 16);

        (await buffer.FillAsync(3, default)).ShouldBeTrue();
        (await buffer.FillAsync(10, default)).ShouldBeTrue();
        (await buffer.FillAsync(0, default)).ShouldBeTrue();

        stream.Reads.ShouldBe(1);
        buffer.Held.ToArray().ShouldBe(Bytes(10));
    }

    [Fact]
    public async Task FillAsync_StreamEndsBefore_IsFalseAndWhatCameIsHeld()
    {
        var buffer = new StreamBuffer(new SlowStream(Bytes(5), 2), 16);

        (await buffer.FillAsync(6, default)).ShouldBeFalse();

        buffer.Held.ToArray().ShouldBe(Bytes(5));
    }

    [Fact]
    public async Task FillAsync_FarMoreThanComes_HardlyAllocates()
    {
        var buffer = new StreamBuffer(new SlowStream(Bytes(100), 10), 16);

        (await buffer.FillAsync(500_000_000, default)).ShouldBeFalse();

        buffer.Count.ShouldBe(100);
        buffer.Capacity.ShouldBeInRange(100, 300);
    }

    [Fact]
    public async Task FillAsync_LittleByLittle_DoesNotGrow()
    {
        var buffer = new StreamBuffer(new SlowStream(Bytes(1_000), 16), 16);

        for (var i = 0; i < 100; i++)
        {
            (await buffer.FillAsync(10, default)).ShouldBeTrue();
            buffer.Take(10).Span[0].ShouldBe((byte)(i * 10));
        }

        buffer.Capacity.ShouldBe(16);
    }

    [Fact]
    public async Task Take_MoreThanIsHeld_IsRefused()
    {
        var buffer = new StreamBuffer(new SlowStream(Bytes(5), 5), 16);
        await buffer.FillAsync(5, default);

        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Take(6));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Take(-1));
        buffer.Take(5).ToArray().ShouldBe(Bytes(5));
    }

    [Fact]
    public async Task FillAsync_Cancelled_ThrowsAndKeepsWhatCame()
    {
        var buffer = new StreamBuffer(new SlowStream(Bytes(5), 5), 16);
        await buffer.FillAsync(1, default);

        await Should.ThrowAsync<OperationCanceledException>(async () => await buffer.FillAsync(6, new CancellationToken(canceled: true)));

        buffer.Count.ShouldBe(5);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class SlowStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
        }
    }
}
