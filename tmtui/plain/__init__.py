"""The interview without a full screen: line mode and teletype mode."""
