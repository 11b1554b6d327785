using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.OutsideGl;

public class WireJsonTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{\"Id\":1")]
    [InlineData("{} {}")]
    [InlineData("<html/>")]
    public void What_is_not_the_whole_of_an_object_is_none(string body) => Assert.Null(WireJson.Parse(body));

    [Fact]
    public void Names_are_found_in_any_case_and_what_is_null_or_empty_is_not_there()
    {
        var body = WireJson.Parse("\uFEFF{\"TranId\":\"J-000107\",\"memo\":\"\",\"rate\":null,\"total\":12.50,\"isInactive\":\"T\",\"hasMore\":false}")!.Value;

        Assert.Equal(("J-000107", "12.50", "false"), (body.Text("tranid"), body.Text("Total"), body.Text("hasMore")));
        Assert.Equal((null, null, null), (body.Text("memo"), body.Text("rate"), body.Text("class")));
        Assert.Null(body.Member("rate"));
        Assert.Equal((true, false, null), (body.Flag("isinactive"), body.Flag("hasmore"), body.Flag("total")));
    }

    [Fact]
    public void One_record_stands_for_a_list_of_one()
    {
        var body = WireJson.Parse("""{"Line":{"Id":"1"},"Error":[{"code":"610"},3,{"code":"6140"}]}""")!.Value;

        Assert.Equal(["1"], body.Many("Line").Select(line => line.Text("Id")));
        Assert.Equal(["610", "6140"], body.Many("Error").Select(error => error.Text("code")));
        Assert.Empty(body.Many("items"));
    }

    [Fact]
    public void Half_a_character_is_no_text_and_no_name()
    {
        var body = WireJson.Parse("""{"\ud800":1,"name":"\ud800","code":"x"}""")!.Value;

        Assert.Equal((null, "x"), (body.Text("name"), body.Text("code")));
    }
}
