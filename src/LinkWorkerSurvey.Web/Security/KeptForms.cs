using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Keeps what somebody typed in a staff form when they send it after their session has ended, so that the same form shows it again once
/// they have signed in. Nothing is done with it until they send the form again. It is kept for an hour in an encrypted cookie of the form's
/// path, and only given back to the person for whom the form was made: its own antiforgery token must be valid for them. See decision 37.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    private const string Cookie = "kept-form";
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    // The largest body that is read, and the largest cookie that is set, in bytes and in characters. Servers and proxies limit the headers
    // of a request to 32 KB.
    private const int LargestBody = 64 * 1024;
    private const int LargestCookie = 16 * 1024;

    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("kept forms").ToTimeLimitedDataProtector();
    private readonly ChunkingCookieManager cookies = new();

    /// <summary>Keeps the form that was sent, and redirects to the sign-in page, which leads back to the page with the form.</summary>
    public async Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> challenge)
    {
        var request = challenge.Request;
        var page = request.PathBase + request.Path + QueryString.Create(request.Query.Where(one => one.Key != "handler"));
        var outcome = await ReadAsync(request) switch
        {
            { } fields when fields.Keys.All(name => name == TokenField) => KeptForm.Nothing,
            { } fields when Keep(challenge.HttpContext, fields) => KeptForm.Yes,
            _ => KeptForm.No,
        };
        challenge.Response.Redirect(
            $"{challenge.Options.LoginPath}{QueryString.Create(challenge.Options.ReturnUrlParameter, page)}&kept={outcome}");
    }

    /// <summary>Returns the kept fields of the form on this page, and forgets them; null if there are none for this person.</summary>
    public async Task<IReadOnlyDictionary<string, string?[]>?> TakeAsync(HttpContext context)
    {
        if (cookies.GetRequestCookie(context, Cookie) is not { } value)
            return null;
        cookies.DeleteCookie(context, Cookie, Options(context.Request));
        if (Read(value) is not { } fields || !fields.Remove(TokenField, out var token))
            return null;

        // Antiforgery reads the token of a request without a form from this header.
        context.Request.Headers[TokenHeader] = new StringValues(token);
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return fields;
        }
        catch (AntiforgeryValidationException)
        {
            return null;
        }
        finally
        {
            context.Request.Headers.Remove(TokenHeader);
        }
    }

    private static async Task<Dictionary<string, string?[]>?> ReadAsync(HttpRequest request)
    {
        // A file cannot be shown again in a form.
        if (request.ContentLength is null or > LargestBody
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Where(field => !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(field => field.Key, field => field.Value.ToArray());
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private bool Keep(HttpContext context, Dictionary<string, string?[]> fields)
    {
        if (!fields.ContainsKey(TokenField))
            return false;
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, fields);
        // Base64url, because a cookie escapes other letters after its length was reckoned.
        var value = Base64Url.EncodeToString(protector.Protect(packed.ToArray(), Validity));
        if (value.Length > LargestCookie)
            return false;
        cookies.AppendResponseCookie(context, Cookie, value, Options(context.Request));
        return true;
    }

    private Dictionary<string, string?[]>? Read(string value)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(Base64Url.DecodeFromChars(value)));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Dictionary<string, string?[]>>(brotli);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Validity,
        Path = request.PathBase + request.Path,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
