using Shouldly;

namespace HomeLLM.DeviceRegistry.Tests;

public sealed class EntityIdTests
{
    [Theory]
    [InlineData("light.kitchen", "light", "kitchen")]
    [InlineData("fan.a_1", "fan", "a_1")]
    public void TryParse_GoodId_HasBothParts(string text, string domain, string objectId)
    {
        EntityId.TryParse(text, out var id).ShouldBeTrue();
        id.Domain.ShouldBe(domain);
        id.ObjectId.ShouldBe(objectId);
        id.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("light")]
    [InlineData(".kitchen")]
    [InlineData("light.")]
    [InlineData("light.a.b")]
    [InlineData("Light.a")]
    [InlineData("light.küche")]
    [InlineData("light.a b")]
    [InlineData("light.a\n")]
    public void TryParse_BadId_IsFalse(string? text) => EntityId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_TooLong_IsFalse() => EntityId.TryParse("light." + new string('a', 250), out _).ShouldBeFalse();

    [Fact]
    public void Default_HasNoText_AndNoParts()
    {
        default(EntityId).ToString().ShouldBe("");
        default(EntityId).Domain.ShouldBe("");
    }
}
