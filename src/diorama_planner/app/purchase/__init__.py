"""What a plan takes and what is bought for it: quantities, bills, prices, shops, the shelf."""
