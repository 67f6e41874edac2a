using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> table)
    {
        table.ToTable("receipt");
        table.HasKey(r => r.KeyMac);

        // No foreign key to the window: it would lock the window's row for each form. The function accept_sheet has just read the window,
        // and a window with receipts is never deleted.
    }
}
