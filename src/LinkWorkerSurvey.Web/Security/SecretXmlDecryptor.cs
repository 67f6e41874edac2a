using System.Text;
using System.Xml.Linq;
using LinkWorkerSurvey.Core.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Decrypts the data protection keys of staff's sign-in cookies. They are stored in the database, encrypted with a key that is derived
/// from the survey secret.
/// </summary>
internal sealed class SecretXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public const string Purpose = "cookie keys";

    private readonly SecretBox box = services.GetRequiredService<SecretKeys>().Box(Purpose);

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(box.Open(Convert.FromBase64String(encryptedElement.Value))));
}
