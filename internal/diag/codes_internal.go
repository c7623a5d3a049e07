package diag

var internalCodes = []Code{}
