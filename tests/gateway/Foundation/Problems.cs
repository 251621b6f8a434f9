using System.Net;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>Checks that an answer is a refusal in the one form that the door uses.</summary>
public static class Problems
{
    public static void IsProblem(this Answer answer, HttpStatusCode status, string code)
    {
        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Content.ContentType?.MediaType);
        Assert.Equal(code, answer.Code);
        Assert.Equal((int)status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal($"/problems/{code}", answer.Json.GetProperty("type").GetString());
        Assert.True(
            answer.Json.GetProperty("title").GetString() is { Length: > 0 } title && title != code,
            $"{code} has no line in gateway-api/Problems/problems.txt.");
        Assert.False(string.IsNullOrWhiteSpace(answer.Json.GetProperty("traceId").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(answer.Detail));
    }
}
