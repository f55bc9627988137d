using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class StudentTTests
{
    // Published tables, as in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(5, 2.571)]
    [InlineData(6, 2.447)]
    [InlineData(7, 2.365)]
    [InlineData(8, 2.306)]
    [InlineData(9, 2.262)]
    [InlineData(10, 2.228)]
    [InlineData(15, 2.131)]
    [InlineData(20, 2.086)]
    [InlineData(25, 2.060)]
    [InlineData(29, 2.045)]
    [InlineData(30, 2.042)]
    [InlineData(40, 2.021)]
    [InlineData(60, 2.000)]
    [InlineData(100, 1.984)]
    public void The_quantiles_for_95_percent_are_those_of_the_tables(int degreesOfFreedom, double expected) =>
        StudentT.Quantile(0.975, degreesOfFreedom).ShouldBe(expected, 0.0005);

    [Theory]
    [InlineData(0.9, 10, 1.372)]
    [InlineData(0.95, 7, 1.895)]
    [InlineData(0.99, 30, 2.457)]
    [InlineData(0.995, 1, 63.657)]
    [InlineData(0.999, 5, 5.893)]
    public void Other_quantiles_are_too(double probability, int degreesOfFreedom, double expected) =>
        StudentT.Quantile(probability, degreesOfFreedom).ShouldBe(expected, 0.0005);

    [Fact]
    public void One_and_two_degrees_of_freedom_have_a_closed_form()
    {
        StudentT.Quantile(0.975, 1).ShouldBe(Math.Tan(0.475 * Math.PI), 1e-10);
        StudentT.Quantile(0.975, 2).ShouldBe(0.95 * Math.Sqrt(2 / (1 - 0.95 * 0.95)), 1e-10);
    }

    [Fact]
    public void With_many_degrees_of_freedom_it_is_the_normal_quantile() => StudentT.Quantile(0.975, 1_000_000).ShouldBe(1.959964, 1e-5);
}
