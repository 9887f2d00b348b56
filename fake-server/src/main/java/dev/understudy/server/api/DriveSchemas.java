package dev.understudy.server.api;

import java.util.List;

/** The JSON objects of the Drive API v3, with the names of Google's generated clients. */
final class DriveSchemas {

    static final List<Schema> ALL = List.of(
            Schema.of("FileList")
                    .strings("kind", "nextPageToken")
                    .flags("incompleteSearch")
                    .lists("File", "files"),
            file(),
            Schema.of("User")
                    .strings("kind", "displayName", "photoLink", "permissionId", "emailAddress")
                    .flags("me"),
            Schema.of("Permission")
                    .strings("kind", "id", "type", "emailAddress", "domain", "role", "displayName", "expirationTime")
                    .flags("allowFileDiscovery", "deleted", "pendingOwner"),
            Schema.of("PermissionList").strings("kind", "nextPageToken").lists("Permission", "permissions"),
            Schema.of("StorageQuota").strings("limit", "usage", "usageInDrive", "usageInDriveTrash"),
            Schema.of("About")
                    .strings("kind", "maxUploadSize")
                    .flags("appInstalled", "canCreateDrives", "canCreateTeamDrives")
                    .objects("User", "user")
                    .objects("StorageQuota", "storageQuota")
                    .objects("any", "importFormats", "exportFormats", "maxImportSizes")
                    .lists("string", "folderColorPalette"));

    private DriveSchemas() {}

    private static Schema file() {
        return Schema.of("File")
                .strings("kind", "id", "name", "mimeType", "description", "createdTime", "modifiedTime")
                .strings("modifiedByMeTime", "viewedByMeTime", "sharedWithMeTime", "trashedTime", "version", "size")
                .strings("quotaBytesUsed", "webViewLink", "webContentLink", "iconLink", "thumbnailLink", "driveId")
                .strings("md5Checksum", "sha1Checksum", "sha256Checksum", "headRevisionId", "originalFilename")
                .strings("fullFileExtension", "fileExtension", "folderColorRgb", "resourceKey", "teamDriveId")
                .flags("starred", "trashed", "explicitlyTrashed", "viewedByMe", "modifiedByMe", "shared", "ownedByMe")
                .flags("isAppAuthorized", "hasThumbnail", "viewersCanCopyContent", "copyRequiresWriterPermission")
                .flags("writersCanShare", "hasAugmentedPermissions", "inheritedPermissionsDisabled")
                .objects("any", "properties", "appProperties", "capabilities", "exportLinks", "contentHints")
                .objects("any", "imageMediaMetadata", "videoMediaMetadata", "shortcutDetails", "labelInfo")
                .objects("any", "linkShareMetadata")
                .objects("User", "lastModifyingUser", "sharingUser", "trashingUser")
                .lists("string", "parents", "spaces", "permissionIds")
                .lists("any", "contentRestrictions")
                .lists("User", "owners")
                .lists("Permission", "permissions");
    }
}
